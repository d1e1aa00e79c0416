package every

import (
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/files"
	"rolewalk/engine/importer/tfsource"
)

// Case makes a case of sources in any order.
func Case(sources []brought.Source, o importer.Options) *importer.Case {
	sorted := brought.Sorted(sources)
	read := files.Facts(sorted, o.Answers)
	found := tfsource.Facts(sorted)
	read.Add(&found)
	return importer.Import(sorted, read, o)
}
