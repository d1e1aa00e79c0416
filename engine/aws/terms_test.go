package aws_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"rolewalk/engine/aws"
)

// TestTerms: every term has short sentences, a page of AWS, and a lesson that exists; no word has two explanations.
func TestTerms(t *testing.T) {
	ids, labels, forms := map[string]bool{}, map[string]bool{}, map[string]bool{}
	page := regexp.MustCompile(`^https://docs\.aws\.amazon\.com/[\w./#-]+$`)
	for i := range aws.Terms {
		term := &aws.Terms[i]
		if ids[term.ID] || term.Name == "" {
			t.Errorf("%s: the ID is taken, or it has no name", term.ID)
		}
		ids[term.ID] = true
		if !strings.HasSuffix(term.Says, ".") {
			t.Errorf("%s: %q is no sentence", term.ID, term.Says)
		}
		for _, sentence := range strings.SplitAfter(term.Says, ". ") {
			if n := len(strings.Fields(sentence)); n == 0 || n > 25 {
				t.Errorf("%s: %d words: %s", term.ID, n, sentence)
			}
		}
		if !page.MatchString(term.See()) {
			t.Errorf("%s: page %s", term.ID, term.See())
		}
		if _, err := os.Stat("../../scenarios/" + term.Lesson + ".walk"); err != nil {
			t.Errorf("%s: %v", term.ID, err)
		}
		for _, label := range term.Labels {
			if labels[label] {
				t.Errorf("%s: %q has two explanations", term.ID, label)
			}
			labels[label] = true
		}
		for _, form := range term.Forms {
			if forms[form] || form != strings.ToLower(form) {
				t.Errorf("%s: %q has two explanations, or is not in lower case", term.ID, form)
			}
			forms[form] = true
			if from, to, found := aws.TermIn("A " + form + "."); found != term || from != 2 || to != 2+len(form) {
				t.Errorf("%s: %q is not found in a sentence", term.ID, form)
			}
		}
	}
}

// TestTermIn: a term is a whole word, in the singular or the plural; the longest form is taken; parts of ARNs and keys
// are none.
func TestTermIn(t *testing.T) {
	for text, want := range map[string]string{
		"Read the Trust Policies of both.": "Trust Policies",
		"an OIDC provider’s token":         "OIDC provider",
		"transitive session tags travel":   "transitive session tags",
		"arn:aws:iam::1:role/x":            "",
		"learn more":                       "",
		"principally":                      "",
		"the (principal)":                  "principal",
		"aws-principal-x":                  "",
		"İ principal":                      "",
		"":                                 "",
	} {
		from, to, term := aws.TermIn(text)
		if got := text[from:to]; got != want || (term == nil) != (want == "") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
