package syntax

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"maps"
	"math/rand"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolewalk/engine/source"
)

// within wraps a statement of a block so that it parses.
func within(in BlockKind, statement string) string {
	account := func(s string) string { return "account 111111111111 dev { " + s + " }" }
	switch in {
	case InOrganization:
		return "organization o { " + statement + " }"
	case InAccount:
		return account(statement)
	case InUser, InGroup:
		return account(string(in) + " x { " + statement + " }")
	case InRole:
		if !strings.HasPrefix(statement, "trust") {
			statement += " trust {}"
		}
		return account("role x { " + statement + " }")
	case InManaged:
		if !strings.HasPrefix(statement, "policy") {
			statement += " policy {}"
		}
		return account("managed-policy x { " + statement + " }")
	case InProvider:
		return account("oidc-provider h { " + statement + " }")
	case InResource:
		return account("resource arn:aws:s3:::b { " + statement + " }")
	case InChange:
		return "change { " + statement + " }"
	case InChallenge:
		if !strings.HasPrefix(statement, "brief") {
			statement += " brief b"
		}
		return "challenge c { " + statement + " }"
	case InTask:
		if !strings.HasPrefix(statement, "brief") {
			statement += " brief b"
		}
		if !strings.HasPrefix(statement, "goal") {
			statement += " goal step 1 allow"
		}
		return "task t { " + statement + " }"
	case InSolution:
		return "challenge c { brief b solution { " + statement + " } }"
	}
	return statement
}

// exampleActs are an example of each act, to stand beside a clause.
func exampleActs() map[ActKind]string {
	all := map[ActKind]string{}
	for _, f := range Forms() {
		if f.Act != "" {
			all[f.Act] = f.Example
		}
	}
	return all
}

// walksOf returns walks in which the form's example is a statement: beside each act that a clause goes with, before and
// after it.
func walksOf(f Form) []string {
	switch {
	case f.In != InStep:
		return []string{within(f.In, f.Example)}
	case f.Act != "":
		return []string{"step { " + f.Example + " }"}
	}
	var walks []string
	acts := exampleActs()
	for _, kind := range slices.Sorted(maps.Keys(acts)) {
		act := acts[kind]
		if f.Acts == nil || slices.Contains(f.Acts, kind) {
			walks = append(walks, "step { "+act+" "+f.Example+" }", "step { "+f.Example+" "+act+" }")
		}
	}
	return walks
}

// TestExamples: every form's example parses as the struct of the form, and the formatter writes it without a change
// of its tokens, and the same again the second time.
func TestExamples(t *testing.T) {
	tried := 0
	for _, f := range Forms() {
		for _, walk := range walksOf(f) {
			tried++
			file := Parse(source.NewText("example", walk), PageLimit)
			if len(file.Errors) > 0 || len(file.Items) != 1 {
				t.Errorf("%s: %s\n%s", f.Usage, walk, report1(file))
				continue
			}
			if !found(file, f) {
				t.Errorf("%s: no %T is %q in %s", f.Usage, f.of, f.Example, walk)
			}
			once, _ := Format(file.Text, PageLimit)
			twice, errors := Format(source.NewText("example", once), PageLimit)
			if once != twice || len(errors) > 0 || tokensOf(once) != tokensOf(walk) {
				t.Errorf("%s: formatted as %q, then %q", f.Usage, once, twice)
			}
		}
		if f.Doc == "" || strings.HasSuffix(f.Doc, ".") {
			t.Errorf("the doc of %s: %q", f.Usage, f.Doc)
		}
	}
	if forms := len(Forms()); forms < 101 || tried < 200 {
		t.Errorf("%d forms in %d walks", forms, tried)
	}
}

// found reports whether the tree has a construct of the form's struct where the example is.
func found(file *File, f Form) (ok bool) {
	walk(file.Items[0], func(x Spanned) bool {
		ok = ok || reflect.TypeOf(x) == reflect.TypeOf(f.of) && file.Text.Slice(x.Span()) == f.Example
		return true
	})
	return ok
}

// TestClausesFitOnlyTheirActs: a clause beside an act that it does not go with is an error at the clause.
func TestClausesFitOnlyTheirActs(t *testing.T) {
	tried := 0
	for _, f := range Forms() {
		for kind, act := range exampleActs() {
			if f.In != InStep || f.Acts == nil || slices.Contains(f.Acts, kind) {
				continue
			}
			tried++
			walk := "step { " + act + " " + f.Example + " }"
			file := Parse(source.NewText("misfit", walk), PageLimit)
			if len(file.Errors) != 1 || file.Errors[0].Code != Misplaced || file.Errors[0].At.From != len("step { "+act+" ") {
				t.Errorf("%s\n%s", walk, report1(file))
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d pairs of a clause and an act that do not go together", tried)
	}
}

// declaredCodes returns the constants of codes.go.
func declaredCodes(t *testing.T) []source.Code {
	file, err := parser.ParseFile(gotoken.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []source.Code
	ast.Inspect(file, func(n ast.Node) bool {
		if value, ok := n.(*ast.ValueSpec); ok {
			code, _ := strconv.Unquote(value.Values[0].(*ast.BasicLit).Value)
			codes = append(codes, source.Code(code))
		}
		return true
	})
	return codes
}

// TestEveryCodeIsSeen: each code is reported by some broken walk, in words.
func TestEveryCodeIsSeen(t *testing.T) {
	seen := map[source.Code]bool{
		TooLarge: true, TooManyErrors: true, // TestLimits reports these
		Unreadable: true, // FuzzParse and TestWordSalad fail where a walk reports this
	}
	paths, _ := filepath.Glob("testdata/errors/*.walk")
	for _, path := range paths {
		for _, e := range Parse(readWalk(t, path), PageLimit).Errors {
			seen[e.Code] = true
			if e.Message == "" || strings.HasSuffix(e.Message, ".") {
				t.Errorf("%s: message %q", e.Code, e.Message)
			}
		}
	}
	codes := declaredCodes(t)
	if len(codes) < 35 {
		t.Errorf("only %d codes", len(codes))
	}
	for _, c := range codes {
		if !seen[c] {
			t.Errorf("no walk under testdata/errors brings %s", c)
		}
	}
}

// literalWords are the language's own words.
func literalWords() []string {
	var words []string
	for _, v := range vocabularies() {
		for _, variants := range append(slices.Collect(maps.Values(v.starting)), v.acting) {
			for _, w := range variants {
				for _, e := range w.elements {
					if e.slot == slotLiteral && !slices.Contains(words, e.word) {
						words = append(words, e.word)
					}
				}
			}
		}
	}
	slices.Sort(words)
	return words
}

// TestWordSalad throws the language's own words together: what fits a form must be read by the grammar too.
func TestWordSalad(t *testing.T) {
	words := append(literalWords(),
		"{", "}", "{", "}", "\n", `"s"`, `"""t"""`, `{"a": "b"}`, `["a"]`, "1h", "arn:aws:s3:::b", "111111111111",
		"2026-03-01T09:00:00Z", "1.2.3.4", "x", "a/b", "# c\n",
	)
	var walks []string
	for _, form := range Forms() {
		walks = append(walks, walksOf(form)...)
	}
	random := rand.New(rand.NewSource(1))
	items, right, errors := 0, 0, 0
	for range 4000 {
		var b strings.Builder
		for range random.Intn(5) {
			for _, w := range strings.Fields(walks[random.Intn(len(walks))]) {
				switch random.Intn(60) {
				case 0:
				case 1:
					b.WriteString(words[random.Intn(len(words))] + " ")
				case 2:
					b.WriteString(w + " " + words[random.Intn(len(words))] + " ")
				default:
					b.WriteString(w + " ")
				}
			}
			b.WriteString("\n")
		}
		file := Parse(source.NewText("salad", b.String()), PageLimit)
		for _, e := range file.Errors {
			if e.Code == Unreadable {
				t.Fatalf("%s\n%s", b.String(), file.Text.Report(e))
			}
		}
		for _, item := range file.Items {
			checkSpans(t, item, source.Span{To: b.Len()})
		}
		items, errors = items+len(file.Items), errors+len(file.Errors)
		if len(file.Errors) == 0 && len(file.Items) > 0 {
			right++
		}
	}
	if items < 7000 || right < 1000 || errors < 3000 {
		t.Errorf("%d items, %d walks without an error, %d errors: the salad tries too little", items, right, errors)
	}
}
