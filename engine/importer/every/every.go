package every

import (
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/files"
	"rolewalk/engine/importer/tfsource"
)

// Case makes a case of sources in any order.
func Case(sources []brought.Source, o importer.Options) *importer.Case {
	sorted := brought.Sorted(sources)
	return importer.Import(sorted, read(sorted, o.Answers), o)
}

// Facts are what sources in any order say, before they are joined, and the texts that their places point into.
func Facts(sources []brought.Source) ([]brought.Source, fact.Facts) {
	sorted := brought.Sorted(sources)
	return importer.Facts(sorted, read(sorted, nil))
}

// read are the facts of what the core does not read.
func read(sorted []brought.Source, answers map[string]string) fact.Facts {
	facts := files.Facts(sorted, answers)
	found := tfsource.Facts(sorted)
	facts.Add(&found)
	return facts
}
