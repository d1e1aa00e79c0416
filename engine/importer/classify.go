package importer

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/importer/sentence"
	"rolewalk/engine/importer/value"
	"rolewalk/engine/source"
)

// sourceReader reads one source into facts.
type sourceReader struct {
	fact.Facts
	src     brought.Source
	id      source.TextID
	answers map[string]string
}

// readSource reads a source in all its parts. Answers are those of the case.
func readSource(src brought.Source, id source.TextID, answers map[string]string) fact.Facts {
	src.Body = brought.Unnumbered(src.Body)
	r := &sourceReader{src: straight(unmarked(plain(outOfQuotation(src)))), id: id, answers: answers}
	list, broken := fragment.Find(r.src, id)
	r.Unread = append(r.Unread, broken...)
	var all, read []source.Span
	var unknown []fact.Unread
	for i := range list {
		f := &list[i]
		facts := value.Read(&f.Node, f.Span, value.Context{Hint: f.Hint, Kind: r.kind})
		all = append(all, f.Span)
		if len(facts.Pieces) > 0 {
			read = append(read, f.Span)
		} else { // A line of a log has its sentence in a string.
			unknown, facts.Unread = append(unknown, facts.Unread...), nil
		}
		r.take(facts, "")
	}
	left := brought.Blanked(r.src.Body, read)
	errors := sentence.Read(left, id)
	for _, u := range unknown {
		within := func(p fact.Piece) bool { return u.Span.From <= p.Span.From && p.Span.To <= u.Span.To }
		if !slices.ContainsFunc(errors.Pieces, within) {
			r.Unread = append(r.Unread, u)
		}
	}
	if len(broken) == 0 { // broken JSON is no one’s own words
		r.own(string(left), &errors)
	}
	r.take(errors, "error")
	rest := left
	if len(read) < len(all) {
		rest = brought.Blanked(left, all)
	}
	if len(broken) == 0 {
		r.otherNotation(rest)
	}
	r.plainOutput(rest)
	r.link()
	return r.Facts
}

// own adds to AWS's words what people say in their own around them: who asked, and for which role.
func (r *sourceReader) own(text string, errors *fact.Facts) {
	told := sentence.Prose(text, r.id)
	switch {
	case len(told.Pieces) == 0 || len(errors.Requests) > 1:
	case len(errors.Requests) == 0:
		errors.Add(&told)
	default:
		q := &errors.Requests[0]
		said := fact.Request{}
		if len(told.Requests) > 0 {
			said = told.Requests[0]
		} else if len(told.Callers) > 0 {
			said.Caller = told.Callers[0].ARN
		}
		if q.Service != "" || q.Action != "" && q.Action != aws.AssumeRole || q.Caller != "" && q.Resource != "" {
			return
		}
		q.Caller, q.Resource = cmp.Or(q.Caller, said.Caller), cmp.Or(q.Resource, said.Resource)
		q.Action = cmp.Or(q.Action, said.Action)
		errors.Pieces = append(errors.Pieces, told.Pieces...)
	}
}

// plain is a source whose text is not escaped as a whole.
func plain(src brought.Source) brought.Source {
	src.Body = brought.Plain(src.Body)
	return src
}

// outOfQuotation puts blanks in place of the marks with which mails and chats quote lines, and of a frame's left edge.
// Each character stays in its place.
func outOfQuotation(src brought.Source) brought.Source {
	if !strings.Contains(src.Body, "\n>") && !strings.Contains(src.Body, "\n│") {
		return src
	}
	var b strings.Builder
	for line := range strings.Lines(src.Body) {
		rest := strings.TrimLeft(line, "> │")
		if marks := line[:len(line)-len(rest)]; strings.ContainsAny(marks, ">│") {
			line = strings.Repeat(" ", len(marks)) + rest
		}
		b.WriteString(line)
	}
	src.Body = b.String()
	return src
}

// unmarked takes the tags and the entities of HTML out of a text if no part of it is JSON with these.
func unmarked(src brought.Source) brought.Source {
	marked := func(mark string) bool { return strings.Contains(src.Body, mark) }
	if !marked("&quot;") && !marked("&#34;") && !marked("<span") {
		return src
	}
	if list, _ := fragment.Find(src, 0); len(list) > 0 {
		return src
	}
	src.Body = sentence.Unmarked(src.Body)
	return src
}

// curly are the quotation marks that word processors put in place of straight ones.
var curly = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "\u00a0", " ")

// straight puts straight quotation marks in place of curly ones if no part of the text is JSON with these.
func straight(src brought.Source) brought.Source {
	if !strings.ContainsAny(src.Body, "“”„") {
		return src
	}
	if list, _ := fragment.Find(src, 0); len(list) > 0 {
		return src
	}
	src.Body = curly.Replace(src.Body)
	return src
}

// take adds what a reader found. Its pieces are of the form unless they have one.
func (r *sourceReader) take(facts fact.Facts, form string) {
	for i := range facts.Pieces {
		facts.Pieces[i].Form = cmp.Or(facts.Pieces[i].Form, form)
	}
	r.Add(&facts)
}

// kind is of which kind an answer says that the policy at a place is.
func (r *sourceReader) kind(at source.Span) string {
	for name := range r.answers {
		if brought.IsKindAnswer(name) { // to find the place of a policy in a large text takes a while
			return r.answers[brought.KindAnswer(r.src.Where(at))]
		}
	}
	return ""
}
