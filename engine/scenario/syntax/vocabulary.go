package syntax

import (
	"reflect"
	"strings"
	"sync"
)

// slot is what one element of a form takes.
type slot int

const (
	slotLiteral    slot = iota
	slotName            // a word or a string
	slotLine            // a word or a string, one line
	slotText            // a text, a string or a word
	slotNumber          // an account number, a step number
	slotDuration        // begins with a digit
	slotTime            // begins with a digit
	slotAddress         // holds a dot or a colon
	slotJSON            // { or [
	slotJSONOrName      // either
	slotBlock           // { of a block
)

// element is one place of a spelled form: a word that stands as it is, or something to fill in.
type element struct {
	slot slot
	word string // the literal, or the name of what is to be filled in
}

// leafElement returns what a leaf of the tree takes, and what usages call it; "" if the field says that. ok is false
// if x is not a leaf.
func leafElement(x any) (e element, ok bool) {
	switch x.(type) {
	case *Name:
		return element{slotName, ""}, true
	case *Line:
		return element{slotLine, ""}, true
	case *Text:
		return element{slotText, "TEXT"}, true
	case *AccountNumber:
		return element{slotNumber, "NUMBER"}, true
	case *Number:
		return element{slotNumber, "STEP"}, true
	case *Count:
		return element{slotNumber, ""}, true
	case *Duration:
		return element{slotDuration, "DURATION"}, true
	case *Time:
		return element{slotTime, "TIME"}, true
	case *Address:
		return element{slotAddress, "IP"}, true
	case *ARN:
		return element{slotName, "ARN"}, true
	case *Gate:
		return element{slotName, "GATE"}, true
	case *JSON, *Tags, *Values, *TokenClaims, *Strings:
		return element{slotJSON, "JSON"}, true
	case *Boundary:
		return element{slotJSONOrName, "JSON|NAME|unknown"}, true
	}
	return element{}, false
}

// variant is one spelling of a form: optional parts in or out, places and documents spelled out.
type variant struct {
	form     *Form
	elements []term // without choices
}

// vocabulary is the forms of one block, ready to match.
type vocabulary struct {
	forms    []*Form               // in the order of the table
	keywords []string              // likewise
	starting map[string][]*variant // by first word
	acting   []*variant            // those that begin with an actor
}

// vocabularies compiles the table of forms, once.
var vocabularies = sync.OnceValue(func() map[BlockKind]*vocabulary {
	all := map[BlockKind]*vocabulary{}
	for _, b := range Blocks() {
		all[b] = &vocabulary{starting: map[string][]*variant{}}
	}
	for _, table := range tables {
		for i := range table {
			table[i].compile(all)
		}
	}
	return all
})

// compile adds the form of a row to each block that it may stand in.
func (r *row) compile(all map[BlockKind]*vocabulary) {
	form := written(formsOf(reflect.TypeOf(r.of).Elem()), r.example)
	if form == nil {
		panic("the grammar has no form that is written like " + r.example)
	}
	spelled := spell(form)
	for _, b := range r.in {
		f := r.form(b, form)
		all[b].forms = append(all[b].forms, f)
		for _, elements := range spelled {
			all[b].add(&variant{form: f, elements: elements})
		}
	}
}

// written returns the form that the example is written in, which is the one that takes most of it.
func written(forms [][]term, example string) []term {
	if len(forms) == 1 {
		return forms[0]
	}
	var best []term
	most := 0
	for _, form := range forms {
		for _, elements := range spell(form) {
			if n := fitting(elements, strings.Fields(example)); n > most {
				best, most = form, n
			}
		}
	}
	return best
}

// fitting returns how many elements the words have up to their JSON or block, or 0 if they are written in another way.
func fitting(elements []term, words []string) int {
	for n, e := range elements {
		if n == len(words) {
			return 0
		}
		t := token{kind: kindWord, to: len(words[n])}
		if words[n][0] == '{' || words[n][0] == '[' {
			t.kind = kindBracket
		}
		if !e.takes(t, words[n]) {
			return 0
		}
		if t.kind == kindBracket {
			return n + 1
		}
	}
	return len(elements)
}

func (v *vocabulary) add(w *variant) {
	first := w.elements[0]
	if first.slot != slotLiteral {
		v.acting = append(v.acting, w)
		return
	}
	if v.starting[first.word] == nil {
		v.keywords = append(v.keywords, first.word)
	}
	v.starting[first.word] = append(v.starting[first.word], w)
}

// takes reports whether the element can be the token. A { or [ comes as kindBracket. What a value looks like in full is
// checked later, with the tree; here it only has to be told apart from the next statement.
func (e element) takes(t token, body string) bool {
	named := t.kind == kindWord || t.kind == kindString
	written := ""
	if named {
		written = strings.TrimPrefix(body[t.from:t.to], `"`)
	}
	switch e.slot {
	case slotLiteral:
		return t.kind == kindWord && written == e.word
	case slotName, slotLine:
		return named
	case slotText:
		return named || t.kind == kindText
	case slotNumber, slotDuration, slotTime:
		return named && written != "" && strings.IndexByte("0123456789-+.", written[0]) >= 0
	case slotAddress:
		return named && strings.ContainsAny(written, ".:")
	case slotJSON:
		return t.kind == kindBracket
	case slotJSONOrName:
		return t.kind == kindBracket || named
	}
	return t.kind == kindBracket && body[t.from] == '{'
}

func isTopKeyword(word string) bool { return vocabularies()[InFile].starting[word] != nil }

// clauses returns the keywords of a step's statements that are not acts.
func (v *vocabulary) clauses() []string {
	var words []string
	for _, word := range v.keywords {
		if v.starting[word][0].form.Act == "" {
			words = append(words, word)
		}
	}
	return words
}

// takesText reports whether a text follows the keyword, in any block.
func takesText(keyword string) bool {
	for _, v := range vocabularies() {
		for _, w := range v.starting[keyword] {
			if len(w.elements) > 1 && w.elements[1].slot == slotText {
				return true
			}
		}
	}
	return false
}
