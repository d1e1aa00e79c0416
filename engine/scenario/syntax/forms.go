package syntax

import (
	"slices"
	"strings"
)

// BlockKind names a place where statements stand. It is the word that opens the block.
type BlockKind string

// The blocks of the language.
const (
	InFile         BlockKind = "file"
	InOrganization BlockKind = "organization"
	InAccount      BlockKind = "account"
	InUser         BlockKind = "user"
	InGroup        BlockKind = "group"
	InRole         BlockKind = "role"
	InManaged      BlockKind = "managed-policy"
	InProvider     BlockKind = "oidc-provider"
	InResource     BlockKind = "resource"
	InStep         BlockKind = "step"
	InChange       BlockKind = "change"
	InChallenge    BlockKind = "challenge"
	InSolution     BlockKind = "solution"
)

// Blocks lists every kind of block, the file first.
func Blocks() []BlockKind {
	return []BlockKind{
		InFile, InOrganization, InAccount, InUser, InGroup, InRole, InManaged, InProvider, InResource, InStep,
		InChange, InChallenge, InSolution,
	}
}

// Form is one thing that may be written in a block. Messages and docs/walk.md are printed from it.
type Form struct {
	In BlockKind

	// Usage is the form as a reader writes it, printed from the grammar. Lower case stands as it is, upper case is to be
	// filled in, brackets may be left out and `|` parts what may stand in them, `{…}` is a block. A form that begins with
	// an actor begins in upper case.
	Usage string

	// Example is a use of the form that parses.
	Example string

	// Doc says in a sentence, without subject and full stop, what the form does.
	Doc string

	// Opens is the block that `{…}` opens, or "".
	Opens BlockKind

	// Least and Most say how many statements with this keyword a block must and may have. A Most of 0 is no limit.
	Least, Most int

	// Act is what a step does in this form, or "" if the form is not the act of a step.
	Act ActKind

	// Acts are the acts that a clause of a step fits; nil fits all.
	Acts []ActKind

	of    Spanned // the struct whose tags are the grammar of the form
	key   string  // its first word; statements with the same key count together
	apart bool    // it counts apart from other forms with its key
	named int     // which word of the form names the block that it opens; 0 for none
}

// Forms returns every form of the language, by block, in the order in which a reader meets them.
func Forms() []Form {
	var all []Form
	for _, b := range Blocks() {
		for _, f := range vocabularies()[b].forms {
			all = append(all, *f)
		}
	}
	return all
}

// Keyword returns the word that a form begins with, or "" if it begins with an actor.
func (f *Form) Keyword() string {
	if strings.ToLower(f.key) == f.key {
		return f.key
	}
	return ""
}

// row is what the grammar does not say of a form: where it stands, how often, and what it is for.
type row struct {
	in          blocks
	of          Spanned // a pointer to the struct whose tags are the grammar of the form
	example     string  // also says which form of the struct the row is about
	doc         string
	least, most int
	acts        acts
	apart       bool // it may stand next to another form that begins with its keyword
}

// form returns the row as a Form of one block. written is the form in the grammar.
func (r *row) form(in BlockKind, written []term) *Form {
	f := &Form{
		In: in, Usage: usageOf(written), Example: r.example, Doc: r.doc, Least: r.least, Most: r.most, Acts: r.acts, of: r.of,
		key: written[0].word, apart: r.apart,
	}
	if act, ok := r.of.(Act); ok {
		f.Act = act.Kind()
	}
	if last := len(written) - 1; written[last].slot == slotBlock {
		for i, t := range written[:last] {
			switch {
			case t.choices != nil:
			case t.slot == slotLiteral:
				f.Opens = BlockKind(t.word)
			case t.slot == slotName:
				f.named = i
			}
		}
	}
	return f
}

// The lists of a row, under names that keep a row short.
type (
	blocks = []BlockKind
	acts   = []ActKind
)

// tables are the rows of all forms, in the order in which messages list them.
var tables = [][]row{
	fileForms, worldForms, entityForms, actForms, clauseForms, sideForms, settingForms, removalForms, challengeForms,
}

// Goes reports whether a step of the act may have a clause that begins with the word.
func Goes(word string, act ActKind) bool {
	forms := vocabularies()[InStep].forms
	return slices.ContainsFunc(forms, func(f *Form) bool {
		return f.Act == "" && f.key == word && (f.Acts == nil || slices.Contains(f.Acts, act))
	})
}

// IsKeyword reports whether a statement of a step or of the file begins with the word.
func IsKeyword(word string) bool {
	return vocabularies()[InStep].starting[word] != nil || isTopKeyword(word)
}
