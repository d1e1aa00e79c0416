package sentence

import (
	"strings"

	"rolewalk/engine/aws"
)

// longestToken is how many bytes an ARN or another word of a sentence can have.
const longestToken = 2600

// tails are what follows a word in AWS's sentences, and what SDKs print behind them.
var tails = []string{
	"onresource:", "becauseno", "withanexplicitdeny", "(Service:", "Encodedauthorization", "statuscode:", "Goto",
	"isnotauthorizedtoperform", "action",
}

func (f *flat) tailAt(i int) bool {
	for _, tail := range tails {
		if f.has(i, tail) {
			return true
		}
	}
	return false
}

// token returns the end of the word that begins at the byte i of a sentence that begins at start. A blank ends it. A
// line's end does so too, unless what follows shows that the line was broken within the word.
func (f *flat) token(start, i int, complete func(string) bool) (end int) {
	quoted := i < len(f.text) && f.text[i] == '"'
	if quoted {
		return f.quoted(i)
	}
	for j := i; j < len(f.text) && j-i < longestToken; j++ {
		if !inToken(f.text[j]) {
			return f.trim(i, j)
		}
		if j == i || f.gaps[j] == none {
			continue
		}
		if f.gaps[j] != broken || f.tailAt(j) || !f.continues(start, j, complete(f.text[i:j])) {
			return f.trim(i, j)
		}
	}
	return f.trim(i, min(len(f.text), i+longestToken))
}

// quoted returns the end of a word in quotation marks, behind the second.
func (f *flat) quoted(i int) int {
	for j := i + 1; j < len(f.text) && j-i < longestToken; j++ {
		if f.text[j] == '"' {
			return j + 1
		}
		if f.gaps[j] == paragraph {
			return j
		}
	}
	return min(len(f.text), i+longestToken)
}

func inToken(c byte) bool { return strings.IndexByte("\"`'‘’“”;", c) < 0 }

// trim leaves out the signs at the end of a word that belong to the sentence around it.
func (f *flat) trim(i, j int) int {
	for ; j > i; j-- {
		word := f.text[i:j]
		switch last := word[len(word)-1]; last {
		case '.', ',', ':':
		case ')', ']', '}', '>':
			open := map[byte]string{')': "(", ']': "[", '}': "{", '>': "<"}[last]
			if strings.Count(word, open) >= strings.Count(word, string(last)) {
				return j
			}
		default:
			return j
		}
	}
	return j
}

// continues reports whether the line's end before the byte j stands within a word: what follows can be its rest, and
// the word is not complete, or the sentence goes on behind it, or the lines before were cut at the same width, or the
// rest is all that follows.
func (f *flat) continues(start, j int, complete bool) bool {
	end := j
	for end < len(f.text) && inToken(f.text[end]) && (end == j || f.gaps[end] == none) {
		end++
	}
	if !complete || strings.IndexByte(":/-_=+@", f.text[j-1]) >= 0 {
		return true
	}
	for k := j; k < len(f.text) && k-j < longestToken && inToken(f.text[k]); k++ {
		if k > j && f.gaps[k] != none && f.tailAt(k) {
			return true
		}
		if k > j && f.gaps[k] >= blank {
			break
		}
	}
	here := f.lineOf(j - 1)
	first := f.lineOf(start)
	for n := first; n < here; n++ {
		l, last := f.lines[n], f.lines[here]
		if l.width == last.width || l.payload == last.payload {
			return true
		}
	}
	return here == first && f.isRest(j, end)
}

// lastWords are words that stand alone behind a sentence and are no rest of one.
var lastWords = []string{
	"exit", "exited", "done", "failed", "failure", "error", "null", "none", "end", "eof",
	"false", "retrying",
}

// isRest reports whether the word from j to end is all that follows, at the end of the text or before an empty line,
// without the time of another record.
func (f *flat) isRest(j, end int) bool {
	if end < len(f.text) && f.gaps[end] != paragraph {
		return false
	}
	if n := f.lineOf(j); !f.lines[n].at.IsZero() && !f.lines[n].at.Equal(f.lines[n-1].at) {
		return false
	}
	word := f.text[j:end]
	for _, last := range lastWords {
		if strings.EqualFold(strings.TrimRight(word, ".:!"), last) {
			return false
		}
	}
	return strings.Trim(word, aws.Letters+aws.Digits+"_+=,.@-/:*") == ""
}

// completeARN reports whether an ARN has all that one needs. What is no ARN is complete.
func completeARN(text string) bool {
	if !aws.LooksLikeARN(text) {
		return !aws.BeginsARN(text)
	}
	a, ok := aws.ParseARN(text)
	if !ok || a.Resource == "" {
		return false
	}
	if a.Service == "iam" || a.Service == "sts" {
		return a.Kind() != "" && !aws.IsDigits(a.Account) || aws.IsAccountID(a.Account) && a.Kind() != ""
	}
	return true
}

// completeAction reports whether an action has a service and a name. It cannot be told whether the name is whole.
func completeAction(text string) bool {
	service, name, ok := strings.Cut(text, ":")
	return ok && service != "" && name != ""
}

// unquoted leaves out quotation marks around a word.
func unquoted(word string) string { return strings.Trim(word, "\"'`") }
