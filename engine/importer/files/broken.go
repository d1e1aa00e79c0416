package files

import (
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/yaml"
	"rolewalk/engine/source"
)

// doubt makes unknown what a text that was read in part may say otherwise: a document, a part of which was not read,
// and whether an entity has all that the text tells of it.
func doubt(f *fact.Facts, faults []yaml.Fault, body string) {
	if len(faults) == 0 {
		return
	}
	broken := func(at source.Span) bool {
		for i := range faults {
			if faults[i].Within(body, at) {
				return true
			}
		}
		return false
	}
	document := func(d *fact.Document) {
		if !d.Known() || !broken(d.Span) {
			return
		}
		d.JSON, d.Expressions = "", nil
		f.Unread = append(f.Unread, fact.Unread{
			Span: d.Span, What: "a policy", Reason: "a part of its text is not read, so what it says is not known",
		})
	}
	for i := range f.Entities {
		e := &f.Entities[i]
		document(e.Trust)
		for _, p := range e.Inline {
			document(p.Document)
		}
		if broken(e.Span) {
			e.Whole = fact.Parts{}
		}
	}
	for i := range f.Managed {
		document(f.Managed[i].Document)
	}
	for i := range f.Controls {
		document(f.Controls[i].Document)
	}
	for i := range f.Resources {
		document(f.Resources[i].Document)
	}
	for i := range f.Bare {
		document(&f.Bare[i].Document)
	}
	for i := range f.Requests {
		if broken(f.Requests[i].Span) {
			f.Requests[i].Shown = false
		}
	}
}
