package syntax

import (
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

// element is one place of a variant: a word that stands as it is, or something to fill in.
type element struct {
	slot slot
	word string // the literal, or the name of what is to be filled in
}

// variant is one way to write a form: optional parts in or out, places and documents spelled out.
type variant struct {
	form     *Form
	elements []element
}

// key is what counts as the same statement where a form may stand only so often.
func (f *Form) key() string {
	first, _, _ := strings.Cut(f.Usage, " ")
	return first
}

// Keyword returns the word that a form begins with, or "" where it begins with an actor.
func (f *Form) Keyword() string {
	if first := f.key(); strings.ToLower(first) == first {
		return first
	}
	return ""
}

// vocabulary is the forms of one block, ready to match.
type vocabulary struct {
	keywords []string              // in the order of the table
	starting map[string][]*variant // by first word
	acting   []*variant            // those that begin with an actor
}

// vocabularies compiles the table of forms, once.
var vocabularies = sync.OnceValue(func() map[Block]*vocabulary {
	all := map[Block]*vocabulary{}
	for _, b := range Blocks() {
		all[b] = &vocabulary{starting: map[string][]*variant{}}
	}
	forms := Forms()
	for i := range forms {
		v := all[forms[i].In]
		for _, words := range spell(forms[i].Usage) {
			v.add(&variant{form: &forms[i], elements: elementsOf(words)})
		}
	}
	return all
})

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

// Places and documents of the usages, spelled out.
var (
	places    = []string{"root", "ou PATH", "account ALIAS"}
	documents = []string{
		"trust of ROLE", "policy NAME of HOLDER", "boundary of HOLDER", "policy of ARN",
		"scp NAME [on PLACE]", "rcp NAME [on PLACE]", "managed-policy NAME of ALIAS", "session-policy of step STEP",
	}
)

// spell returns the ways to write a usage, each as a list of words.
func spell(usage string) [][]string {
	for from, ways := range map[string][]string{"PLACE": places, "DOCUMENT": documents} {
		if before, after, found := strings.Cut(usage, from); found {
			var all [][]string
			for _, way := range ways {
				all = append(all, spell(before+way+after)...)
			}
			return all
		}
	}
	if before, rest, found := strings.Cut(usage, "["); found {
		inside, after, _ := strings.Cut(rest, "]")
		return append(spell(before+after), spell(before+inside+after)...)
	}
	return [][]string{strings.Fields(usage)}
}

func elementsOf(words []string) []element {
	elements := make([]element, len(words))
	for i, w := range words {
		elements[i] = element{slot: slotOf(w), word: w}
	}
	return elements
}

func slotOf(word string) slot {
	switch word {
	case "TITLE", "HINT":
		return slotLine
	case "TEXT":
		return slotText
	case "NUMBER", "STEP":
		return slotNumber
	case "DURATION":
		return slotDuration
	case "TIME":
		return slotTime
	case "IP":
		return slotAddress
	case "JSON":
		return slotJSON
	case "JSON|NAME":
		return slotJSONOrName
	case "{…}":
		return slotBlock
	}
	if strings.ToLower(word) == word {
		return slotLiteral
	}
	return slotName
}

// takes reports whether the element can be the token. A { or [ comes as kindBracket. What a value looks like in full is
// judged later, with the tree; here it only has to be told from the next statement.
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
