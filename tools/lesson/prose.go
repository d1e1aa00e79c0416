package lesson

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rolewalk/engine/notes"
	"rolewalk/engine/view"
)

// Prose is how hard a text is to read.
type Prose struct {
	Sentences int
	// Mean is how many words a sentence has on average, Longest the sentence with most, whose words are Most.
	Mean    float64
	Longest string
	Most    int
	// Grade is the Flesch-Kincaid grade level: the years of school that the text asks for.
	Grade float64
}

// codeWord stands for code in a sentence: it counts as a word.
const codeWord = "Code"

// passage is a stretch of prose: sentences that stand together. Code in it is codeWord.
func passages(markdown string) []string {
	var list []string
	var walk func(nodes []view.Note) string
	walk = func(nodes []view.Note) string {
		var b strings.Builder
		for i := range nodes {
			switch n := &nodes[i]; n.Kind {
			case view.NoteCodeBlock:
			case view.NoteCode:
				b.WriteString(codeWord)
			case view.NoteParagraph, view.NoteHeading, view.NoteItem, view.NoteQuote:
				if text := strings.TrimSpace(walk(n.Sub)); text != "" {
					list = append(list, text)
				}
			case view.NoteBreak:
				b.WriteString(" ")
			default:
				b.WriteString(n.Text + walk(n.Sub))
			}
		}
		return b.String()
	}
	if rest := strings.TrimSpace(walk(notes.Parse(markdown))); rest != "" {
		list = append(list, rest)
	}
	return list
}

// end matches what ends a sentence, with what may stand behind its mark.
var end = regexp.MustCompile(`[.!?]["”’')*]*(?:\s+|$)`)

// sentences cuts a passage.
func sentences(passage string) []string {
	var list []string
	for from := 0; from < len(passage); {
		to := len(passage)
		if at := end.FindStringIndex(passage[from:]); at != nil {
			to = from + at[1]
		}
		if s := strings.TrimSpace(passage[from:to]); s != "" {
			list = append(list, s)
		}
		from = to
	}
	return list
}

// wordsOf are the words of a sentence: what has a letter or a digit.
func wordsOf(sentence string) []string {
	return slices.DeleteFunc(strings.Fields(sentence), func(w string) bool {
		return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}

// measure reads all passages of a lesson.
func measure(all []string) Prose {
	p := Prose{}
	words, syllables := 0, 0
	for _, passage := range all {
		for _, s := range sentences(passage) {
			list := wordsOf(s)
			if len(list) == 0 {
				continue
			}
			p.Sentences++
			words += len(list)
			if len(list) > p.Most {
				p.Most, p.Longest = len(list), s
			}
			for _, w := range list {
				syllables += syllablesOf(w)
			}
		}
	}
	if p.Sentences == 0 {
		return p
	}
	p.Mean = float64(words) / float64(p.Sentences)
	// See https://en.wikipedia.org/wiki/Flesch–Kincaid_readability_tests
	p.Grade = 0.39*p.Mean + 11.8*float64(syllables)/float64(words) - 15.59
	return p
}

// syllablesOf estimates the syllables of a word: runs of vowels, without a silent e at the end.
func syllablesOf(word string) int {
	word = strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }))
	n, before := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !before {
			n++
		}
		before = vowel
	}
	if silent.MatchString(word) {
		n--
	}
	return max(1, n)
}

// silent matches words whose last e is not heard: of a final le only after a vowel, of a final ed except after d or t.
var silent = regexp.MustCompile(`(?:[^l]|[aeiouy]l)e$|[^dtaeiouy]ed$`)
