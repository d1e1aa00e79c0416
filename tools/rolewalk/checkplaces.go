package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// written is a document as it is checked, with the way back from its text to the source.
type written struct {
	doc *fact.Document
	// body is the text that is checked: that of the source, if the document stands in it as JSON, or the document alone.
	body string
	// root is the document in body; nil if it is no JSON.
	root *tree.Node
	// exact says that body is the source's.
	exact bool
	// aligned are the places in the source of the bytes of body, if the source has the document as a text; nil if not.
	aligned *aligned
	o       *origins
}

// newWritten returns the document as it is checked; nil if its text is not known.
func newWritten(d *fact.Document, o *origins) *written {
	w := &written{doc: d, o: o}
	at := d.Span
	switch {
	case d.Tree != nil && d.Tree.Kind == '{':
		at, w.body = d.Tree.Span, d.Tree.Print()
	case d.Tree != nil && d.Tree.Kind == '"':
		w.body = strings.TrimSpace(d.Tree.Text)
	default:
		w.body = d.JSON
	}
	if w.body == "" {
		return nil
	}
	text := o.text(at.Text)
	raw := text.Slice(at)
	if n, fault := tree.ReadJSON(text.Body, trimmed(text, at)); fault == nil && n.Kind == '{' && n.Print() == w.body {
		w.body, w.root, w.exact = text.Body, &n, true
		return w
	}
	if n, fault := tree.ReadJSON(w.body, source.Span{To: len(w.body)}); fault == nil {
		w.root = &n
	}
	if w.doc.Tree == nil || w.doc.Tree.Kind == '"' {
		w.aligned = align(raw, w.body)
	}
	return w
}

// trimmed is a span without white space around it.
func trimmed(text *source.Text, at source.Span) source.Span {
	inner := jsonSpan(text.Slice(at))
	return source.Span{Text: at.Text, From: at.From + inner.From, To: at.From + inner.To}
}

// at is where the document stands in body.
func (w *written) at() source.Span {
	if w.exact {
		return w.root.Span
	}
	return source.Span{To: len(w.body)}
}

// with is the document with a value in the place of its expressions.
func (w *written) with(expressions []string, value string) string {
	longest := slices.Clone(expressions)
	slices.SortStableFunc(longest, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	var pairs []string
	for _, e := range longest {
		pairs = append(pairs, e, value)
	}
	return strings.NewReplacer(pairs...).Replace(w.body[w.at().From:w.at().To])
}

// isFilled reports whether a place is in a string that has an expression.
func (w *written) isFilled(at source.Span, expressions []string) bool {
	if w.root == nil {
		return false
	}
	n := nodeAt(w.root, at)
	has := func(e string) bool { return strings.Contains(w.body[n.From:n.To], e) }
	return w.body[n.From] == '"' && slices.ContainsFunc(expressions, has)
}

// holeAt is where the first expression of the document stands in the sources.
func (w *written) holeAt() source.Span {
	if w.doc.Tree != nil {
		if at := firstHole(w.doc.Tree); !at.Empty() {
			return at
		}
	}
	return w.doc.Span
}

func firstHole(n *tree.Node) source.Span {
	if len(n.Holes) > 0 {
		return orAround(n.Holes[0].Span, n.Span)
	}
	for i := range n.Members {
		if m := &n.Members[i]; len(m.Holes) > 0 {
			return orAround(m.Holes[0].Span, m.Name.Span)
		}
		if at := firstHole(&n.Members[i].Value); !at.Empty() {
			return at
		}
	}
	for i := range n.Items {
		if at := firstHole(&n.Items[i]); !at.Empty() {
			return at
		}
	}
	return source.Span{}
}

// moved puts a finding at its place in the source. A fix is kept if each of its edits can be made there.
func (w *written) moved(f *found) {
	f.in, f.moved = f.At, true
	var fixes []source.Fix
	for _, fix := range f.Fixes {
		if moved, ok := w.fix(fix); ok {
			fixes = append(fixes, moved)
		}
	}
	f.Fixes = fixes
	f.At, _ = w.place(f.At)
	f.text = w.o.text(f.At.Text)
}

// fix is a fix of the source; ok is false if the source has another text where one of its edits is to be made.
func (w *written) fix(fix source.Fix) (moved source.Fix, ok bool) {
	moved.Title = fix.Title
	for _, e := range fix.Edits {
		at, same := w.place(e.At)
		if !same || !w.exact && strings.ContainsAny(e.New, "\\\n") ||
			isTerraformName(w.o.text(at.Text).Name) && strings.ContainsAny(e.New, "%$") { // which begin its templates
			return moved, false
		}
		moved.Edits = append(moved.Edits, source.Edit{At: at, New: e.New})
	}
	return moved, true
}

// place is where a part of body stands in the sources, and whether it is the same text there.
func (w *written) place(at source.Span) (place source.Span, same bool) {
	if w.exact {
		return at, true
	}
	text := w.body[at.From:at.To]
	switch {
	case w.aligned != nil:
		from := min(at.From, len(w.body)-1)
		start := w.doc.Span.From
		place = source.Span{
			Text: w.doc.Span.Text, From: start + w.aligned.from[from], To: start + w.aligned.to[max(from, at.To-1)],
		}
	case w.root == nil || w.doc.Tree == nil || w.doc.Tree.Kind != '{':
		return w.doc.Span, false
	default:
		place = placeIn(w.root, w.doc.Tree, at)
	}
	if place.Empty() && !at.Empty() {
		return w.doc.Span, false
	}
	there := w.o.text(place.Text).Slice(place)
	return place, !at.Empty() && (there == text || `"`+there+`"` == text) // YAML's plain texts have no quotation marks
}

// placeIn is where the part of a document at a place stands in a source that has it in another form, whose tree is as.
func placeIn(n, as *tree.Node, at source.Span) source.Span {
	for i := range min(len(n.Members), len(as.Members)) {
		m, other := &n.Members[i], &as.Members[i]
		switch {
		case m.Name.Span.Holds(at):
			return within(m.Name.Span, other.Name.Span, at, as.Span)
		case m.Value.Span.Holds(at):
			return orAround(placeIn(&m.Value, &other.Value, at), other.Name.Span, as.Span)
		case m.Span().Holds(at):
			return orAround(other.Span(), other.Value.Span, as.Span)
		}
	}
	for i := range min(len(n.Items), len(as.Items)) {
		if n.Items[i].Span.Holds(at) {
			return orAround(placeIn(&n.Items[i], &as.Items[i], at), as.Span)
		}
	}
	if n.Kind == '"' {
		return within(n.Span, as.Span, at, as.Span)
	}
	return as.Span
}

// orAround is the first place that is one.
func orAround(places ...source.Span) source.Span {
	for _, at := range places {
		if !at.Empty() && at.From >= 0 {
			return at
		}
	}
	return source.Span{}
}

// within is the part at a place of a string that stands at other. It is all of that if the two may be written
// differently.
func within(own, other, at, around source.Span) source.Span {
	if other.To-other.From != own.To-own.From {
		return orAround(other, around)
	}
	return source.Span{Text: other.Text, From: other.From + at.From - own.From, To: other.From + at.To - own.From}
}

// nodeAt is the place of the smallest value or name that holds a place.
func nodeAt(n *tree.Node, at source.Span) source.Span {
	for i := range n.Members {
		m := &n.Members[i]
		switch {
		case m.Name.Span.Holds(at):
			return m.Name.Span
		case m.Value.Span.Holds(at):
			return nodeAt(&m.Value, at)
		}
	}
	for i := range n.Items {
		if n.Items[i].Span.Holds(at) {
			return nodeAt(&n.Items[i], at)
		}
	}
	return n.Span
}

// pathIn is the path from a value to the smallest value or name that holds a place: Statement[0].Principal.AWS.
func pathIn(n *tree.Node, at source.Span) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for step(&b, &n, at) {
	}
	return strings.TrimPrefix(b.String(), ".")
}

// step goes down to the value that holds a place, and writes which it is.
func step(b *strings.Builder, n **tree.Node, at source.Span) bool {
	for i := range (*n).Members {
		m := &(*n).Members[i]
		if !m.Name.Span.Holds(at) && !m.Value.Span.Holds(at) {
			continue
		}
		if strings.ContainsAny(m.Name.Value, ".[]\" ") || m.Name.Value == "" {
			b.WriteString("[" + tree.Quote(m.Name.Value) + "]")
		} else {
			b.WriteString("." + m.Name.Value)
		}
		*n = &m.Value
		return m.Value.Span.Holds(at)
	}
	for i := range (*n).Items {
		if (*n).Items[i].Span.Holds(at) {
			b.WriteString("[" + strconv.Itoa(i) + "]")
			*n = &(*n).Items[i]
			return true
		}
	}
	return false
}

// path is the path to a finding from the answer that its document is a part of; empty if the document is no part of
// JSON.
func (o *origins) path(w *written, f *found) string {
	id := w.doc.Span.Text
	if o.fragments == nil {
		o.fragments = map[source.TextID][]fragment.Fragment{}
	}
	list, known := o.fragments[id]
	if !known {
		text := o.text(id)
		if !isTerraformName(text.Name) {
			list, _ = fragment.Find(brought.Source{Name: text.Name, Body: text.Body}, id)
		}
		o.fragments[id] = list
	}
	for i := range list {
		n := &list[i].Node
		if !n.Span.Holds(w.doc.Span) {
			continue
		}
		outer := pathIn(n, w.doc.Span)
		inner := pathIn(w.root, f.in)
		if outer == "" {
			return ""
		}
		if inner != "" && inner[0] != '[' {
			inner = "." + inner
		}
		return outer + inner
	}
	return ""
}

func isTerraformName(name string) bool {
	return strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tofu")
}

// keep adds a finding to its source, unless it is there already, as where two roles have one document.
func (o *origins) keep(f found) {
	in := o.list[slices.IndexFunc(o.list, func(in *input) bool { return in.text == f.text })]
	same := func(g found) bool { return g.At == f.At && g.Code == f.Code && g.Message == f.Message }
	if !slices.ContainsFunc(in.found, same) {
		in.found = append(in.found, f)
	}
}
