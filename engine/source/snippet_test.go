package source

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSnippet(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       string // the two lines, without the four spaces before each
	}{
		{"one character", "step ⟦x⟧ { }", "step x { }\n     ^"},
		{"a word", "step { ⟦assume⟧ }", "step { assume }\n       ^~~~~~"},
		{"the whole line", "⟦abc⟧", "abc\n^~~"},
		{"a place without width", "ab⟦⟧cd", "abcd\n  ^"},
		{"the end of the text", "ab⟦⟧", "ab\n  ^"},
		{"a later line", "ab\ncd ⟦ef⟧\ngh", "cd ef\n   ^~"},
		{"more than one line", "ab ⟦cd\nef⟧", "ab cd\n   ^~"},
		{"a line end", "ab⟦\n⟧cd", "ab\n  ^"},
		{"letters of two bytes", "ä ⟦öü⟧ x", "ä öü x\n  ^~"},
		{"letters of four bytes", "🔑 ⟦🔑🔑⟧", "🔑 🔑🔑\n  ^~"},
		{"a tab before it", "\ta ⟦b⟧", " a b\n   ^"},
		{"a carriage return after it", "a ⟦b⟧\r\nc", "a b\n  ^"},
		{"an empty line", "a\n⟦⟧\nb", "\n^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, at := marked(t, c.text)
			want := "    " + strings.Replace(c.want, "\n", "\n    ", 1)
			if got := text.snippet(at); got != want {
				t.Errorf("%q at %v:\n%s\nwant:\n%s", text.Body, at, got, want)
			}
		})
	}
}

// TestLongSnippets: the snippet of a long line is short, with the place in the middle and the caret under it.
func TestLongSnippets(t *testing.T) {
	const long = 1000
	for _, at := range []int{
		0, 1, longLine/2 - 1, longLine / 2, longLine/2 + 1, long / 2, long - longLine/2, long - 2,
		long - 1,
	} {
		body := strings.Repeat("a", at) + "X" + strings.Repeat("b", long-at-1)
		got := NewText("t.walk", "first\n"+body).snippet(Span{From: 6 + at, To: 6 + at + 1})
		line, carets, _ := strings.Cut(got, "\n")
		if n := utf8.RuneCountInString(line); n > longLine+6 {
			t.Errorf("at %d: a snippet of %d characters", at, n)
		}
		column := utf8.RuneCountInString(line[:strings.IndexByte(line, 'X')])
		if caret := strings.IndexByte(carets, '^'); caret != column || strings.Contains(carets, "~") {
			t.Errorf("at %d: the caret is in column %d of %q, the place in column %d", at, caret, carets, column)
		}
		if both := at > longLine/2 && at < long-longLine/2; both && column != 4+1+longLine/2 {
			t.Errorf("at %d: the place is in column %d, not in the middle", at, column)
		}
		cutBefore, cutAfter := strings.HasPrefix(line, "    …a"), strings.HasSuffix(line, "b…")
		if cutBefore != (at > longLine/2) || cutAfter != (at < long-longLine/2-1) {
			t.Errorf("at %d: cut before it %v, after it %v: %q", at, cutBefore, cutAfter, line)
		}
	}
}

func TestReport(t *testing.T) {
	for _, c := range []struct {
		name, text string
		finding    Finding
		want       string
	}{
		{
			"all there is", "title \"x\"\nstep { ⟦asumes⟧ }",
			Finding{
				Type: Error, Code: "UNKNOWN_WORD", Message: "`asumes` is no statement", AWS: "MalformedPolicyDocument: no",
				Remedy: "did you mean `assumes`?",
			},
			"t.walk:2:8: ERROR UNKNOWN_WORD: `asumes` is no statement\n" +
				"    step { asumes }\n           ^~~~~~\n" +
				"    AWS would answer: MalformedPolicyDocument: no\n    Instead: did you mean `assumes`?",
		},
		{
			"a message alone", "⟦ab⟧",
			Finding{Type: Suggestion, Code: "A", Message: "shorten it"},
			"t.walk:1:1: SUGGESTION A: shorten it\n    ab\n    ^~",
		},
		{
			"the end of a line", "ab⟦⟧",
			Finding{Type: Warning, Code: "A", Message: "the end is missing"},
			"t.walk:1:3: WARNING A: the end is missing\n    ab\n      ^",
		},
		{
			"no line to show", "ab\n⟦⟧",
			Finding{Type: Warning, Code: "A", Message: "the end is missing"},
			"t.walk:2:1: WARNING A: the end is missing",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, at := marked(t, c.text)
			c.finding.At = at
			if got := text.Report(c.finding); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
	outside := Finding{Type: Error, Code: "A", Message: "m", At: Span{From: 50, To: 60}}
	if got, want := NewText("t.walk", "ab").Report(outside), "t.walk:1:3: ERROR A: m"; got != want {
		t.Errorf("a place behind the text: %q, want %q", got, want)
	}
}
