package scenarios_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// cases are a hundred trick cases, each with AWS's answer according to the sources that the walks name. A case whose
// document is not saved has a finding.
var cases = map[int]string{
	1: "allow", 2: "deny by identity", 3: "allow", 4: "deny by trust", 5: "deny by identity", 6: "allow", 7: "allow",
	8: "deny by identity", 9: "finding", 10: "allow", 11: "deny by boundary", 12: "allow", 13: "deny by trust",
	14: "deny by boundary", 15: "deny by session-policy", 16: "allow", 17: "deny by trust", 18: "allow", 19: "allow",
	20: "error AccessDenied", 21: "deny by trust", 22: "allow", 23: "finding", 24: "finding", 25: "deny by trust",
	26: "deny by trust", 27: "deny by trust", 28: "deny by identity", 29: "error AccessDenied", 30: "allow", 31: "finding",
	32: "deny by identity", 33: "deny by trust", 34: "allow", 35: "deny by trust", 36: "allow", 37: "allow",
	38: "explicit deny by trust", 39: "deny by identity", 40: "deny by trust", 41: "allow", 42: "deny by " +
		"trust", 43: "allow",
	44: "allow", 45: "deny by trust", 46: "allow", 47: "deny by trust", 48: "deny by trust", 49: "error " +
		"InvalidParameterValue",
	50: "allow", 51: "deny by trust", 52: "error ValidationError", 53: "error ValidationError",
	54: "error ValidationError",
	55: "error ValidationError", 56: "error ValidationError", 57: "allow", 58: "allow", 59: "error AccessDenied",
	60: "deny by session-policy", 61: "allow", 62: "explicit deny by identity", 63: "deny by scp", 64: "allow",
	65: "explicit deny by rcp", 66: "explicit deny by rcp", 67: "allow", 68: "allow", 69: "deny by trust", 70: "error " +
		"AccessDenied",
	71: "deny by trust", 72: "deny by trust", 73: "error InvalidIdentityToken", 74: "deny by trust", 75: "explicit " +
		"deny by trust",
	76: "deny by trust", 77: "allow", 78: "deny by identity", 79: "explicit deny by identity", 80: "allow", 81: "allow",
	82: "deny by identity", 83: "allow", 84: "expired", 85: "error InvalidClientTokenId", 86: "error " +
		"AccessDenied", 87: "finding",
	88: "finding", 89: "deny", 90: "deny by trust", 91: "allow", 92: "deny by trust", 93: "deny by trust",
	94: "error ValidationError", 95: "deny by identity", 96: "finding", 97: "deny by identity", 98: "explicit deny by " +
		"trust",
	99: "explicit deny by trust", 100: "allow",
}

var (
	caseOf   = regexp.MustCompile(`\bCase (\d+)\.`)
	caseFile = regexp.MustCompile(`/case-(\d{3})-`)
)

// The minimum size of the corpus.
const (
	leastFiles        = 150
	leastExpectations = 600
)

// TestCases: each of the hundred cases is one walk, named by its number, and expects AWS's answer. TestWalks checks
// that the expectation is met.
func TestCases(t *testing.T) {
	found := map[int]string{}
	for path, text := range walks(t) {
		m := caseOf.FindStringSubmatch(text)
		if named := caseFile.FindStringSubmatch(path); (m == nil) != (named == nil) || m != nil &&
			number(m[1]) != number(named[1]) {
			t.Errorf("%s: its name and its about have different cases", path)
		}
		if m == nil {
			continue
		}
		n := number(m[1])
		if found[n] != "" {
			t.Errorf("%s and %s are both case %d", path, found[n], n)
		}
		found[n] = path
		if wanted := cases[n]; wanted == "" || !expects(path, text)[wanted] {
			t.Errorf("%s: case %d wants %q, and no step expects it", path, n, wanted)
		}
	}
	for n := 1; n <= 100; n++ {
		if found[n] == "" || cases[n] == "" {
			t.Errorf("case %d: no walk", n)
		}
	}
}

// TestCorpusIsLarge counts the walks of the corpus and what they expect.
func TestCorpusIsLarge(t *testing.T) {
	files, expectations := 0, 0
	for path, text := range walks(t) {
		if strings.HasPrefix(path, "corpus/") {
			files++
			expectations += strings.Count(text, "\n  expect ") + strings.Count(text, "\nexpect ")
		}
	}
	if files < leastFiles || expectations < leastExpectations {
		t.Errorf("%d walks with %d expectations, want at least %d with %d", files, expectations, leastFiles,
			leastExpectations)
	}
	t.Logf("%d walks with %d expectations", files, expectations)
}

// expects returns the expectations of a walk, as it writes them; an expected finding is `finding`.
func expects(path, text string) map[string]bool {
	list := map[string]bool{}
	for _, item := range syntax.Parse(source.NewText(path, text), scenario.PageLimit).Items {
		switch x := item.(type) {
		case *syntax.Step:
			if x.Expect != nil {
				list[scenario.ExpectationText(x.Expect)] = true
			}
		case *syntax.ExpectFinding:
			list["finding"] = true
		}
	}
	return list
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
