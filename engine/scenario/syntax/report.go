package syntax

import "rolewalk/engine/source"

// mostErrors is how many errors of a file are listed; the rest are only counted. A picture that was pasted by mistake
// must not give a report as long as itself.
const mostErrors = 500

// report collects the errors of one file.
type report struct {
	found []source.Finding
}

func (r *report) add(f source.Finding) {
	f.Type = source.Error
	r.found = append(r.found, f)
}

// errorAt reports a plain error without a fix.
func (r *report) errorAt(code source.Code, at source.Span, message, remedy string) {
	r.add(source.Finding{Code: code, At: at, Message: message, Remedy: remedy})
}

// sorted returns the errors in order of place, at most mostErrors of them.
func (r *report) sorted() []source.Finding {
	source.Sort(r.found)
	if len(r.found) <= mostErrors {
		return r.found
	}
	kept := r.found[:mostErrors:mostErrors]
	return append(kept, source.Finding{
		Type: source.Error, Code: TooManyErrors, At: r.found[mostErrors].At,
		Message: number(len(r.found)-mostErrors) + " more errors, from here on, are not listed",
		Remedy:  "fix the errors above first; if this text is not a walk, paste another one",
	})
}
