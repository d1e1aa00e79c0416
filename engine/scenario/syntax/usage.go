package syntax

import (
	"reflect"
	"strings"
)

// The grammar is the participle tags of the tree's structs. This file reads them, so that usages, messages and the
// outline's matching come from the same tags. It knows what the tags of this language use: 'word', @'word', @@, a|b,
// (…), ?, (?! 'word') and, as a whole, Open @@* Close.

// term is one place of a form: an element, a part that may be left out, or a name such as PLACE that
// stands for a choice.
type term struct {
	element
	optional bool
	choices  [][]term // of a part or a name; nil for an element
}

// formsOf returns the forms of a construct: the alternatives that its tags, and those of the constructs inside it,
// allow.
func formsOf(t reflect.Type) [][]term {
	r := &tagReader{of: t}
	for i := range t.NumField() {
		r.scan(t.Field(i).Tag.Get("parser"), i)
	}
	return r.alternatives()
}

// tagReader reads the tags of one struct.
type tagReader struct {
	of     reflect.Type
	tokens []tagToken
}

// tagToken is one token of a tag, with the number of the field that the tag belongs to.
type tagToken struct {
	text  string
	field int
}

func (r *tagReader) scan(tag string, field int) {
	for tag = strings.TrimLeft(tag, " "); tag != ""; tag = strings.TrimLeft(tag, " ") {
		n := tagTokenLength(tag)
		r.tokens = append(r.tokens, tagToken{text: tag[:n], field: field})
		tag = tag[n:]
	}
}

func tagTokenLength(tag string) int {
	switch {
	case tag[0] == '\'':
		return strings.IndexByte(tag[1:], '\'') + 2
	case strings.HasPrefix(tag, "@@"):
		return 2
	case strings.HasPrefix(tag, "(?!"):
		return 3
	}
	n := 0
	for n < len(tag) && (tag[n]|' ') >= 'a' && (tag[n]|' ') <= 'z' {
		n++
	}
	return max(n, 1)
}

func (r *tagReader) next() tagToken {
	t := r.tokens[0]
	r.tokens = r.tokens[1:]
	return t
}

// at reports whether the next token is the text.
func (r *tagReader) at(text string) bool { return len(r.tokens) > 0 && r.tokens[0].text == text }

func (r *tagReader) alternatives() [][]term {
	forms := r.sequence()
	for r.at("|") {
		r.next()
		forms = append(forms, r.sequence()...)
	}
	return forms
}

func (r *tagReader) sequence() [][]term {
	forms := [][]term{nil}
	for len(r.tokens) > 0 && !r.at("|") && !r.at(")") {
		forms = product(forms, r.term())
	}
	return forms
}

// term reads one term, with the ? after it.
func (r *tagReader) term() [][]term {
	var forms [][]term
	switch t := r.next(); t.text {
	case "Open":
		r.tokens = r.tokens[3:] // @@ * Close
		return only(term{element: element{slot: slotBlock, word: "{…}"}})
	case "(":
		forms = r.alternatives()
		r.next() // )
	case "(?!":
		unwanted := strings.Trim(r.next().text, "'")
		r.next() // )
		for _, form := range r.term() {
			if form[0].word != unwanted {
				forms = append(forms, form)
			}
		}
	case "@":
		return r.term()
	case "@@":
		forms = captured(r.of.Field(t.field))
	default:
		forms = only(term{element: element{slot: slotLiteral, word: strings.Trim(t.text, "'")}})
	}
	if r.at("?") {
		r.next()
		return only(term{optional: true, choices: forms})
	}
	return forms
}

// captured returns the forms of what a field captures. The field's usage tag names the value that is to be filled in;
// without one a value is called what its type says, or by the name of the field.
func captured(f reflect.StructField) [][]term {
	t, name := f.Type, f.Tag.Get("usage")
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if e, ok := leafElement(reflect.New(t).Interface()); ok {
		switch {
		case name != "":
			e.word = name
		case e.word == "":
			e.word = strings.ToUpper(f.Name)
		}
		return only(term{element: e})
	}
	members, choice := membersOf(t)
	var forms [][]term
	for _, member := range members {
		forms = append(forms, formsOf(member)...)
	}
	if choice != "" {
		return only(term{element: element{word: choice}, choices: forms})
	}
	if name != "" {
		for i := range forms {
			rename(forms[i], name)
		}
	}
	return forms
}

// rename gives another name to the NAME of a construct.
func rename(form []term, name string) {
	for i := range form {
		if form[i].word == "NAME" {
			form[i].word = name
		}
	}
}

// membersOf returns the structs that a captured type stands for, and what usages call it if they do not spell it out.
func membersOf(t reflect.Type) (members []reflect.Type, choice string) {
	switch t {
	case reflect.TypeFor[Document]():
		return typesOf(documents()), "DOCUMENT"
	case reflect.TypeFor[Settable]():
		return typesOf(settable()), ""
	case reflect.TypeFor[Removable]():
		return typesOf(removable()), ""
	case reflect.TypeFor[Editable]():
		return typesOf(editable()), ""
	case reflect.TypeFor[Place]():
		return []reflect.Type{t}, "PLACE"
	}
	return []reflect.Type{t}, ""
}

func typesOf[T Spanned](constructs []T) []reflect.Type {
	types := make([]reflect.Type, len(constructs))
	for i, c := range constructs {
		types[i] = reflect.TypeOf(c).Elem()
	}
	return types
}

func only(t term) [][]term { return [][]term{{t}} }

// product appends each ending to each beginning.
func product(beginnings, endings [][]term) [][]term {
	all := make([][]term, 0, len(beginnings)*len(endings))
	for _, b := range beginnings {
		for _, ending := range endings {
			all = append(all, append(b[:len(b):len(b)], ending...))
		}
	}
	return all
}

// usageOf writes a form as a reader writes it.
func usageOf(form []term) string {
	words := make([]string, len(form))
	for i, t := range form {
		words[i] = t.word
		if t.optional {
			words[i] = "[" + strings.Join(usagesOf(t.choices), "|") + "]"
		}
	}
	return strings.Join(words, " ")
}

func usagesOf(forms [][]term) []string {
	usages := make([]string, len(forms))
	for i, form := range forms {
		usages[i] = usageOf(form)
	}
	return usages
}

// Choices returns what a name in a usage stands for, by name: PLACE and DOCUMENT, each with the usages of its
// choices.
func Choices() map[string][]string {
	all := map[string][]string{}
	for _, t := range []reflect.Type{reflect.TypeFor[Place](), reflect.TypeFor[Document]()} {
		members, name := membersOf(t)
		for _, m := range members {
			all[name] = append(all[name], usagesOf(formsOf(m))...)
		}
	}
	return all
}

// spell returns every spelling of a form: optional parts left out and put in, names replaced by what they stand for.
func spell(form []term) [][]term {
	spelled := [][]term{nil}
	for _, t := range form {
		parts := [][]term{{t}}
		if t.choices != nil {
			parts = nil
			if t.optional {
				parts = append(parts, nil)
			}
			for _, choice := range t.choices {
				parts = append(parts, spell(choice)...)
			}
		}
		spelled = product(spelled, parts)
	}
	return spelled
}
