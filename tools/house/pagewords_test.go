package main

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"rolewalk/engine/assumption"
	"rolewalk/engine/aws"
	"rolewalk/engine/lint"
	"rolewalk/engine/policy"
	"rolewalk/engine/sts"
	"rolewalk/engine/view"
)

// mostWords is how many words a sentence of the page has at most.
const mostWords = 25

// saying is a text of the page, and where it is.
type saying struct{ where, text string }

// sayings are the texts of the page's tables, of its templates and of its components.
func sayings(t *testing.T) []saying {
	var list []saying
	add := func(where string, texts ...string) {
		for _, text := range texts {
			list = append(list, saying{where, text})
		}
	}
	stringsOf(reflect.ValueOf(view.DrawingWords()), func(text string) { add("view.Words", text) })
	for i := range sts.Causes {
		add("sts.Causes", sts.Causes[i].Reason, sts.Causes[i].Row)
	}
	for i := range policy.Codes {
		add("policy.Codes "+string(policy.Codes[i].Code), policy.Codes[i].Text)
	}
	for _, c := range lint.Checks {
		add("lint "+string(c.Code), c.Doc.Title, c.Doc.Text)
	}
	for i := range assumption.All {
		add("assumption", assumption.All[i].Question, assumption.All[i].Taken)
	}
	for i := range aws.Terms {
		add("aws.Terms "+aws.Terms[i].ID, aws.Terms[i].Says)
	}
	for _, words := range [][]aws.Word{
		aws.PolicyElements, aws.StatementElements, aws.Effects, aws.PolicyVersions, aws.PrincipalKinds, aws.STSActions,
	} {
		for i := range words {
			add("aws.Word", words[i].Name+" "+words[i].Says)
		}
	}
	return append(list, pageTexts(t)...)
}

// stringsOf visits all strings of a value.
func stringsOf(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			stringsOf(v.Field(i), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			stringsOf(v.Index(i), visit)
		}
	}
}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/|(?m)(?:^|\s)//.*$|\{\{/\*.*?\*/\}\}`)
	// tagged is what stands between two tags, literal one string of a script.
	tagged  = regexp.MustCompile(`>([^<>{}]*[a-z]{2}[^<>{}]*)<`)
	literal = regexp.MustCompile(`"((?:[^"\\\n]|\\.)*)"`)
	spoken  = regexp.MustCompile(`^[A-Z][a-z’']* [a-z].* .*$`)
)

// pageTexts are what stands between tags in templates and components, and the sentences among the strings of scripts.
func pageTexts(t *testing.T) []saying {
	t.Helper()
	var paths []string
	for _, pattern := range []string{
		"../prerender/templates/*.html", "../../web/src/*/*.ts", "../../web/src/*.ts",
	} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		paths = append(paths, found...)
	}
	var list []saying
	for _, path := range paths {
		if strings.Contains(path, "/gen/") {
			continue // written from the tables
		}
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := comment.ReplaceAllString(string(body), " ")
		for _, m := range tagged.FindAllStringSubmatch(text, -1) {
			if !strings.ContainsAny(m[1], ";=$|&") {
				list = append(list, saying{path, strings.Join(strings.Fields(m[1]), " ")})
			}
		}
		for _, m := range literal.FindAllStringSubmatch(text, -1) {
			if spoken.MatchString(m[1]) {
				list = append(list, saying{path, m[1]})
			}
		}
	}
	return list
}

// sentenceEnd parts the sentences of a text.
var sentenceEnd = regexp.MustCompile(`[.:;!?]["”’)]*\s|\n`)

// TestPageWords: no sentence that the page says is long, and none has a word that the project does not use.
func TestPageWords(t *testing.T) {
	all := sayings(t)
	for _, s := range all {
		for _, sentence := range sentenceEnd.Split(s.text, -1) {
			if n := len(strings.Fields(sentence)); n > mostWords {
				t.Errorf("%s: %d words: %s", s.where, n, sentence)
			}
		}
		if word := banned.FindString(s.text); word != "" {
			t.Errorf("%s: %q: say %s: %s", s.where, word, insteadOf(word), s.text)
		}
	}
	if len(all) < 400 {
		t.Errorf("only %d texts were read", len(all))
	}
}
