package printed

import (
	"regexp"
	"strings"
)

// Page is a page about a sentence that AWS prints.
type Page struct {
	// Normal is the sentence, as Normal gives it; Code AWS's error code, empty where the sentence has none.
	Normal string `json:"normal"`
	Code   string `json:"code,omitempty"`
	// Href is the page, from the site's root.
	Href string `json:"href"`
}

var (
	// answer is how the AWS CLI and the SDKs for Python print an error.
	answer = regexp.MustCompile(`^.*?\(([A-Za-z0-9.]+)\) when calling the \w+ operation(?: \([^)]*\))?: ?`)
	// varying are the words that differ from case to case: ARNs, addresses, numbers, IDs of requests, keys, and texts
	// longer than any word.
	varying = regexp.MustCompile(`^(?:arn:.*|https?:.*|[\d.,:/-]+|[0-9a-f]{8}-[0-9a-f-]{27}|A[A-Z]{3}[A-Z0-9]{12,}|.{60,})$`)
	// action is one of another service than STS.
	action = regexp.MustCompile(`^[a-z0-9-]+:[A-Z]\w*$`)
)

// signs are what stands around words.
const signs = `.,:;!?"'()[]{}<>*…“”‘’` + "`"

// Code is the error code of a text in the form of the AWS CLI; empty where it has none.
func Code(text string) string {
	if m := answer.FindStringSubmatch(oneLine(text)); m != nil {
		return m[1]
	}
	return ""
}

// Normal is a sentence of AWS's without what varies: its words in lower case, with a blank between them. The actions of
// services other than STS are one word.
func Normal(text string) string {
	text = answer.ReplaceAllString(oneLine(text), "")
	var words []string
	for word := range strings.FieldsSeq(text) {
		word = strings.Trim(word, signs)
		switch {
		case word == "" || varying.MatchString(word):
			continue
		case action.MatchString(word) && !strings.HasPrefix(word, "sts:"):
			word = "action"
		}
		words = append(words, strings.ToLower(word))
	}
	return strings.Join(words, " ")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// accessDenied is the code of most refusals, which says nothing about the sentence.
const accessDenied = "AccessDenied"

// Find is the address of the page about an answer of AWS's: the one about its sentence, else the only one about its
// code. It is empty where there is none.
func Find(pages []Page, code, sentence string) string {
	normal := Normal(sentence)
	if normal != "" {
		for i := range pages {
			if pages[i].Normal == normal {
				return pages[i].Href
			}
		}
	}
	only := ""
	for i := range pages {
		switch p := &pages[i]; {
		case code == "" || code == accessDenied || p.Code != code || p.Href == only:
		case only != "":
			return ""
		default:
			only = p.Href
		}
	}
	return only
}
