package importer

import (
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// nameBrought is the name of the policy of a bare document: that of the same text, or of another text of the same
// document, as the names of the sources tell; else one that its owner has not.
func (w *world) nameBrought(e *fact.Entity, b *fact.Bare) string {
	for _, p := range e.Inline {
		if p.Document.Known() && p.Document.JSON == b.Document.JSON {
			return p.Name
		}
	}
	stem, marked := stemOf(w.sourceName(&b.Document))
	for _, p := range e.Inline {
		if isBrought(p.Name) && slices.ContainsFunc(textsOf(p.Document), func(d *fact.Document) bool {
			other, alsoMarked := stemOf(w.sourceName(d))
			return other == stem && (marked || alsoMarked) && d.Span.Text != b.Document.Span.Text
		}) {
			return p.Name
		}
	}
	return freeName(e)
}

// freeName is a name for a policy that its owner has not.
func freeName(e *fact.Entity) string {
	for n := 1; ; n++ {
		name := noName
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		if !slices.ContainsFunc(e.Inline, func(p fact.Named) bool { return p.Name == name }) {
			return name
		}
	}
}

// noName is the name of a policy whose name no source says.
const noName = "brought"

func isBrought(name string) bool { return name == noName || strings.HasPrefix(name, noName+"-") }

func (w *world) sourceName(d *fact.Document) string {
	if int(d.Span.Text) >= len(w.sources) {
		return ""
	}
	return w.sources[d.Span.Text].Name
}

// versionWords are words of a file's name that tell one text of a document from another.
var versionWords = []string{
	"old", "new", "before", "after", "prev", "previous", "current", "latest", "backup", "bak", "orig", "original", "copy",
	"fixed", "final", "updated", "draft", "tmp", "v",
}

// shortestDate is how many digits a date has at least: 240131. Fewer may number several policies.
const shortestDate = 6

// stemOf is a file's name without what tells its version, such as -old, .v2, a date or (1). Marked says that there was
// something of the kind.
func stemOf(name string) (stem string, marked bool) {
	lower := strings.ToLower(name)
	folder := strings.LastIndexAny(lower, `/\`) + 1
	words := strings.FieldsFunc(lower[folder:], func(c rune) bool {
		return !strings.ContainsRune(aws.Letters+aws.Digits, c)
	})
	var kept []string
	for i, word := range words {
		plain := strings.Trim(word, aws.Digits)
		if i > 0 && plain == "" && len(word) >= shortestDate || slices.Contains(versionWords, plain) {
			marked = true
			continue
		}
		kept = append(kept, word)
	}
	return strings.Join(kept, "-"), marked && len(kept) > 0
}
