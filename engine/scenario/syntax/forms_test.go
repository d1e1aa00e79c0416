package syntax

import (
	"math/rand"
	"path/filepath"
	"slices"
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

// TestExamples: every form's example parses, beside each act that a clause fits, and is of the form's keyword.
func TestExamples(t *testing.T) {
	for _, f := range Forms() {
		var walks []string
		switch {
		case f.In == InStep && f.Act != "":
			walks = []string{"step { " + f.Example + " }"}
		case f.In == InStep:
			for kind, act := range exampleActs() {
				if f.Acts == nil || slices.Contains(f.Acts, kind) {
					walks = append(walks, "step { "+act+" "+f.Example+" }", "step { "+f.Example+" "+act+" }")
				}
			}
		default:
			walks = []string{within(f.In, f.Example)}
		}
		for _, walk := range walks {
			file := Parse(source.NewText("example", walk), PageLimit)
			if len(file.Errors) > 0 || len(file.Items) != 1 {
				t.Errorf("%s: %s\n%s", f.Usage, walk, report1(file))
			}
		}
		if k := f.Keyword(); k != "" && !strings.HasPrefix(f.Example, k) {
			t.Errorf("the example of %s does not begin with %s", f.Usage, k)
		}
		if f.Doc == "" || strings.HasSuffix(f.Doc, ".") {
			t.Errorf("the doc of %s: %q", f.Usage, f.Doc)
		}
	}
}

// TestClausesFitOnlyTheirActs: a clause beside an act it does not fit is an error at the clause.
func TestClausesFitOnlyTheirActs(t *testing.T) {
	for _, f := range Forms() {
		for kind, act := range exampleActs() {
			if f.In != InStep || f.Acts == nil || slices.Contains(f.Acts, kind) {
				continue
			}
			walk := "step { " + act + " " + f.Example + " }"
			file := Parse(source.NewText("misfit", walk), PageLimit)
			if len(file.Errors) != 1 || file.Errors[0].Code != Misplaced || file.Errors[0].At.From != len("step { "+act+" ") {
				t.Errorf("%s\n%s", walk, report1(file))
			}
		}
	}
}

// TestEveryCodeIsSeen: each code is reported by some broken walk, in words.
func TestEveryCodeIsSeen(t *testing.T) {
	seen := map[source.Code]bool{TooLarge: true, TooManyErrors: true, Unreadable: true} // these have tests of their own
	paths, _ := filepath.Glob("testdata/errors/*.walk")
	for _, path := range paths {
		for _, e := range Parse(readWalk(t, path), PageLimit).Errors {
			seen[e.Code] = true
			if e.Message == "" || strings.HasSuffix(e.Message, ".") {
				t.Errorf("%s: message %q", e.Code, e.Message)
			}
		}
	}
	for _, c := range Codes() {
		if !seen[c] {
			t.Errorf("no walk under testdata/errors brings %s", c)
		}
	}
}

// TestWordSalad throws the language's own words together: whatever fits a form must be read by the grammar too.
func TestWordSalad(t *testing.T) {
	words := []string{
		"{", "}", "{", "}", "\n", "\"s\"", "\"\"\"t\"\"\"", "{\"a\": \"b\"}", "[\"a\"]", "1h", "arn:aws:s3:::b", "111111111111",
		"2026-03-01T09:00:00Z", "1.2.3.4", "x", "a/b", "# c\n",
	}
	for _, v := range vocabularies() {
		words = append(words, v.keywords...)
		for _, starting := range v.starting {
			for _, w := range starting {
				for _, e := range w.elements {
					if e.slot == slotLiteral && !slices.Contains(words, e.word) {
						words = append(words, e.word)
					}
				}
			}
		}
	}
	words = append(words, "assumes", "calls", "gets-session-token", "gets-federation-token", "as", "on")
	examples := Forms()
	random := rand.New(rand.NewSource(1))
	for range 4000 {
		var b strings.Builder
		for range random.Intn(5) {
			for _, w := range strings.Fields(within(InFile, examples[random.Intn(len(examples))].Example)) {
				switch random.Intn(12) {
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
	}
}
