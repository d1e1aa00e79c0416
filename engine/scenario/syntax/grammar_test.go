package syntax

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"

	"rolewalk/engine/source"
)

// TestEveryStructHasARow: each struct with a grammar in its tags is the struct of a row, or stands inside one.
func TestEveryStructHasARow(t *testing.T) {
	reached := map[string]bool{"root": true}
	for s := range shapes() {
		reached[s.Name()] = true
	}
	files, _ := filepath.Glob("*.go")
	structs := 0
	for _, path := range files {
		file, err := parser.ParseFile(gotoken.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			declared, ok := n.(*ast.TypeSpec)
			if !ok || !hasGrammar(declared.Type) {
				return true
			}
			structs++
			if !reached[declared.Name.Name] {
				t.Errorf("%s has a grammar, but no row of the forms leads to it", declared.Name.Name)
			}
			return true
		})
	}
	if structs < 60 {
		t.Errorf("only %d structs with a grammar", structs)
	}
}

func hasGrammar(x ast.Expr) bool {
	s, ok := x.(*ast.StructType)
	return ok && slices.ContainsFunc(s.Fields.List, func(f *ast.Field) bool {
		return f.Tag != nil && strings.Contains(f.Tag.Value, "parser:")
	})
}

// TestEveryFormHasARow: each form that the tags of a row's struct allow has a row of its own, and each row is about
// one of them.
func TestEveryFormHasARow(t *testing.T) {
	type key struct {
		of    reflect.Type
		usage string
	}
	rows := map[key]bool{}
	for _, f := range Forms() {
		rows[key{reflect.TypeOf(f.of), f.Usage}] = true
	}
	grammar := map[key]bool{}
	for _, f := range Forms() {
		for _, form := range formsOf(reflect.TypeOf(f.of).Elem()) {
			k := key{reflect.TypeOf(f.of), usageOf(form)}
			grammar[k] = true
			if !rows[k] {
				t.Errorf("%v may be written %s, but no row says so", k.of, k.usage)
			}
		}
	}
	for k := range rows {
		if !grammar[k] {
			t.Errorf("a row says %s, which the tags of %v do not allow", k.usage, k.of)
		}
	}
	if len(rows) < 75 {
		t.Errorf("only %d forms", len(rows))
	}
}

// sample is a use of an element that parses.
func sample(form *Form, e element) string {
	switch e.word {
	case "NUMBER":
		return "111111111111"
	case "STEP", "LEVEL", "MINUTES":
		return "1"
	case "DURATION":
		return "2h"
	case "TIME":
		return "2026-03-01T09:00:00Z"
	case "IP":
		return "203.0.113.9"
	case "ARN":
		return "arn:aws:s3:::b"
	case "GATE":
		return "trust"
	case "PARTITION":
		return "aws"
	case "PATH":
		return "/p/"
	case "ALIAS/NAME":
		return "a/b"
	case "VALUE":
		return "ROLE_NAME"
	case "JSON", "JSON|NAME|unknown":
		if form.key == "transitive" || form.key == "session-policy-arns" || form.key == "unknown-keys" {
			return "[]"
		}
		return "{}"
	case "{…}":
		switch form.Opens {
		case InStep:
			return "{ a calls b:C on * }"
		case InRole:
			return "{ trust {} }"
		case InManaged:
			return "{ policy {} }"
		case InChallenge:
			return "{ brief b }"
		case InTask:
			return "{ brief b goal step 1 allow }"
		}
		return "{ }"
	}
	if e.slot == slotLiteral {
		return e.word
	}
	return "x"
}

// TestEveryVariantParses: each way to write each form reaches the tree without an error.
func TestEveryVariantParses(t *testing.T) {
	tried := 0
	for b, v := range vocabularies() {
		for _, w := range append(variantsOf(v), v.acting...) {
			words := make([]string, len(w.elements))
			for i, e := range w.elements {
				words[i] = sample(w.form, e.element)
			}
			f := *w.form
			f.In, f.Example = b, strings.Join(words, " ")
			for _, walk := range walksOf(f) {
				tried++
				if file := Parse(source.NewText("variant", walk), PageLimit); len(file.Errors) > 0 {
					t.Errorf("%s: %s\n%s", f.Usage, walk, report1(file))
				}
			}
		}
	}
	if tried < 250 {
		t.Errorf("only %d walks", tried)
	}
}

func variantsOf(v *vocabulary) (all []*variant) {
	for _, word := range v.keywords {
		all = append(all, v.starting[word]...)
	}
	return all
}

// TestTagsAreReadAsParticipleReadsThem: participle takes the spelled forms, and of what is one word away from them
// takes exactly what this package's reading of the tags allows.
func TestTagsAreReadAsParticipleReadsThem(t *testing.T) {
	g := built()
	taken, refused := 0, 0
	for _, group := range []struct {
		table  productions
		blocks blocks
	}{
		{g.items, blocks{InFile}},
		{g.organization, blocks{InOrganization}},
		{g.account, blocks{InAccount}},
		{g.entity, blocks{InUser, InGroup, InRole}},
		{g.managed, blocks{InManaged}},
		{g.resource, blocks{InResource}},
		{g.step, blocks{InStep}},
		{g.change, blocks{InChange, InSolution}},
		{g.challenge, blocks{InChallenge}},
		{g.task, blocks{InTask}},
	} {
		var variants []*variant
		for _, b := range group.blocks {
			variants = append(variants, variantsOf(vocabularies()[b])...)
		}
		for _, v := range variants {
			for _, words := range near(tokenWords(v)) {
				want := slices.ContainsFunc(variants, func(v *variant) bool { return allows(v, words) })
				if got := participleTakes(group.table, words); got != want {
					t.Errorf("%q: participle takes it: %v, the tags as read here: %v", words, got, want)
				}
				if want {
					taken++
				} else {
					refused++
				}
			}
		}
	}
	if taken < 300 || refused < 1000 {
		t.Errorf("%d sequences taken, %d refused: too few", taken, refused)
	}
}

// tokenWords writes a variant as tokens: JSON as <json>, a block as <open> and <close>, a value to fill in as <name>.
func tokenWords(v *variant) []string {
	var words []string
	for _, e := range v.elements {
		switch e.slot {
		case slotLiteral:
			words = append(words, e.word)
		case slotJSON, slotJSONOrName:
			words = append(words, "<json>")
		case slotBlock:
			words = append(words, "<open>", "<close>")
		default:
			words = append(words, "<name>")
		}
	}
	return words
}

// near returns the words, and the words with each one left out, doubled or replaced.
func near(words []string) [][]string {
	all := [][]string{words}
	for i := range words {
		all = append(all, slices.Delete(slices.Clone(words), i, i+1), slices.Insert(slices.Clone(words), i, words[i]))
		for _, other := range []string{"<name>", "<json>", "of", "on", "group", "boundary", "root", "allow"} {
			changed := slices.Clone(words)
			changed[i] = other
			all = append(all, changed)
		}
	}
	return all
}

// allows reports whether the words are the variant, in the tags as this package reads them.
func allows(v *variant, words []string) bool {
	wanted := tokenWords(v)
	if len(words) != len(wanted) {
		return false
	}
	for i, w := range words {
		named := w[0] != '<' || w == "<name>"
		switch {
		case wanted[i] == w, wanted[i] == "<name>" && named:
		case wanted[i] == "<json>" && named && v.elements[i].slot == slotJSONOrName:
		default:
			return false
		}
	}
	return true
}

// participleTakes reports whether a production of the table takes all the words.
func participleTakes(table productions, words []string) bool {
	body := strings.Join(words, " ")
	var tokens []token
	at := 0
	for _, w := range words {
		kind, known := map[string]kind{"<json>": kindJSON, "<open>": kindOpen, "<close>": kindClose}[w]
		if !known {
			kind = kindWord
		}
		tokens = append(tokens, token{kind: kind, from: at, to: at + len(w)})
		at += len(w) + 1
	}
	lex, err := lexer.Upgrade(&tokenLexer{body: body, tokens: tokens}, lexer.TokenType(kindBlank))
	if err != nil {
		return false
	}
	_, err = table.parse(lex)
	return err == nil && lex.Peek().EOF()
}

// TestEveryStatementIsGathered: a block finds each statement of its list in the field that is meant for it.
func TestEveryStatementIsGathered(t *testing.T) {
	// These stay in the list of an organization.
	listOnly := []Spanned{&DelegatedAdministrator{}, &ControlPolicy{}, &Detach{}}
	gathered := 0
	for _, f := range Forms() {
		for _, text := range walksOf(f) {
			file := Parse(source.NewText("example", text), PageLimit)
			walk(file.Items[0], func(x Spanned) bool {
				gathered += checkGathered(t, x, listOnly)
				return true
			})
		}
	}
	if gathered < 400 {
		t.Errorf("only %d statements", gathered)
	}
}

// checkGathered checks the statements of one construct, and returns how many it has.
func checkGathered(t *testing.T, x Spanned, listOnly []Spanned) (n int) {
	t.Helper()
	v := reflect.ValueOf(x).Elem()
	s := shapes()[v.Type()]
	if s == nil || s.items < 0 || len(s.targets) == 0 {
		return 0
	}
	for items := v.Field(s.items); n < items.Len(); n++ {
		item := items.Index(n).Elem()
		to := s.target(item.Type().Elem())
		if to == nil {
			same := func(l Spanned) bool { return reflect.TypeOf(l) == item.Type() }
			if !slices.ContainsFunc(listOnly, same) {
				t.Errorf("%T does not gather its %v", x, item.Type())
			}
			continue
		}
		field := v.Field(to.field)
		if to.list {
			field = field.Index(field.Len() - 1)
		}
		if at := field.Interface().(Spanned).Span(); !item.Interface().(Spanned).Span().Holds(at) {
			t.Errorf("%T.%s at %v does not come from its %v", x, v.Type().Field(to.field).Name, at, item.Type())
		}
	}
	return n
}
