package shown

import (
	"errors"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// JSON writes a case as engine/wire does, without its reflection, which would be a twentieth of the module.
func (c *Case) JSON() []byte {
	w := &writer{}
	w.open('{')
	w.text("walk", c.Walk)
	w.name("pieces")
	writeList(w, c.Pieces, func(p *Piece) {
		w.text("title", p.Title)
		w.text("why", p.Why)
		w.text("where", p.Where)
		w.name("source")
		w.out = strconv.AppendInt(w.out, int64(p.Source), 10)
		w.text("form", p.Form)
		w.text("document", p.Document)
		w.text("answer", p.Answer)
		w.texts("choices", p.Choices)
		w.text("without", p.Without)
	})
	w.texts("remarks", c.Remarks)
	w.name("questions")
	writeList(w, c.Questions, func(q *Question) {
		w.text("name", q.Name)
		w.text("sentence", q.Sentence)
		w.text("kind", q.Kind)
		w.texts("choices", q.Choices)
		w.text("default", q.Default)
		w.texts("about", q.About)
	})
	w.name("commands")
	writeList(w, c.Commands, func(command *Command) {
		w.text("line", command.Line)
		w.text("account", command.Account)
		w.texts("about", command.About)
	})
	w.name("placeholders")
	writeList(w, c.Placeholders, func(p *Placeholder) {
		w.text("value", p.Value)
		w.text("text", p.Text)
	})
	w.texts("needs", c.Needs)
	w.text("fault", c.Fault)
	w.out = append(w.out, '}')
	return w.out
}

// writer writes one value.
type writer struct {
	out []byte
	// first says that the object has no member yet.
	first bool
}

func (w *writer) open(brace byte) { w.out, w.first = append(w.out, brace), true }

func (w *writer) quote(text string) { w.out, _ = jsontext.AppendQuote(w.out, text) }

func (w *writer) name(name string) {
	if !w.first {
		w.out = append(w.out, ',')
	}
	w.first = false
	w.quote(name)
	w.out = append(w.out, ':')
}

func (w *writer) text(name, value string) {
	w.name(name)
	w.quote(value)
}

func (w *writer) texts(name string, values []string) {
	w.name(name)
	w.out = append(w.out, '[')
	for i, value := range values {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.quote(value)
	}
	w.out = append(w.out, ']')
}

// writeList writes a list of objects, the members of each by members.
func writeList[T any](w *writer, list []T, members func(*T)) {
	w.out = append(w.out, '[')
	for i := range list {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.open('{')
		members(&list[i])
		w.out = append(w.out, '}')
	}
	w.out = append(w.out, ']')
	w.first = false
}

// ReadAsk reads an Ask of the JSON that the page writes.
func ReadAsk(text string) (Ask, error) {
	n, fault := tree.ReadJSON(text, source.Span{To: len(text)})
	if fault != nil {
		return Ask{}, errors.New("reading what was brought: " + fault.Message)
	}
	ask := Ask{Answers: map[string]string{}}
	if n.Kind != '{' {
		return Ask{}, errors.New("reading what was brought: it is no object")
	}
	sources := n.At("sources")
	if sources == nil || sources.Kind != '[' {
		return Ask{}, errors.New("reading what was brought: it has no list of sources")
	}
	for i := range sources.Items {
		s := &sources.Items[i]
		ask.Sources = append(ask.Sources, Source{Name: s.At("name").String(), Body: s.At("body").String()})
	}
	if answers := n.At("answers"); answers != nil {
		for i := range answers.Members {
			ask.Answers[answers.Members[i].Name.Value] = answers.Members[i].Value.String()
		}
	}
	for _, read := range n.At("read").List() {
		ask.Read = append(ask.Read, read.String())
	}
	return ask, nil
}
