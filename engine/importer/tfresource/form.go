package tfresource

import (
	"regexp"
	"strconv"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// whole reports whether a text is one hole.
func whole(n *tree.Node) bool {
	return len(n.Holes) == 1 && n.Holes[0].From == 0 && n.Holes[0].To == len(n.Text)
}

// loneAccounts makes a text of each list under AWS that has one hole alone, which stands for the number of an account.
func loneAccounts(root *tree.Node) {
	for i := range root.At("Statement").List() {
		for _, name := range []string{"Principal", "NotPrincipal"} {
			n := root.At("Statement").List()[i].At(name, "AWS")
			if n != nil && n.Kind == '[' && len(n.Items) == 1 && whole(&n.Items[0]) {
				*n = n.Items[0]
			}
		}
	}
}

var (
	// beforeAccount is what stands before the account in an ARN, and beforeLone before a principal alone, which is an
	// account's number where its name says so.
	beforeAccount = regexp.MustCompile(`"arn:[^:"]*:[^:"]*:[^:"]*:$`)
	beforeLone    = regexp.MustCompile(`"AWS": "$`)
	ofAccount     = regexp.MustCompile(`(?i)account(?:_?(?:id|number))?\W*$`)
	standIn       = regexp.MustCompile(`STANDIN([0-9]+)X`)
)

// maxExpressions is how many different expressions a document has. A document of AWS has at most some ten thousand
// characters.
const maxExpressions = 200

// formHangsOn finds an expression in whose place AWS would not take every text, such as the whole of an Effect or of an
// ARN: the document with words in the place of the expressions is refused for one of them. It is "" if there is none.
func formHangsOn(json string, expressions []string, kind policy.Kind) string {
	switch {
	case len(expressions) == 0:
		return ""
	case len(expressions) > maxExpressions:
		return "it has more than 200 expressions"
	}
	var out strings.Builder
	for json != "" {
		at, which := nextOf(json, expressions)
		if which < 0 {
			break
		}
		out.WriteString(json[:at])
		before := tail(out.String())
		if beforeAccount.MatchString(before) ||
			beforeLone.MatchString(before) && ofAccount.MatchString(expressions[which]) {
			out.WriteString("000000000000")
		} else {
			out.WriteString("STANDIN" + strconv.Itoa(which) + "X")
		}
		json = json[at+len(expressions[which]):]
	}
	out.WriteString(json)
	text := out.String()
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	if doc.Refusal == nil || doc.Refusal.At.From < 0 || doc.Refusal.At.To > len(text) {
		return ""
	}
	m := standIn.FindStringSubmatch(text[doc.Refusal.At.From:doc.Refusal.At.To])
	if m == nil {
		return ""
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n >= len(expressions) {
		return ""
	}
	return expressions[n]
}

// tail is the end of a text, as long as the beginning of an ARN can be.
func tail(text string) string { return text[max(0, len(text)-200):] }

// nextOf is where the next of the expressions stands in a text, the longest if several begin there, and which it is; -1
// if none does. Each begins with ${.
func nextOf(text string, expressions []string) (at, which int) {
	which = -1
	for from := 0; which < 0; from = at + 1 {
		found := strings.Index(text[from:], "${")
		if found < 0 {
			return 0, -1
		}
		at = from + found
		for i, word := range expressions {
			if strings.HasPrefix(text[at:], word) && (which < 0 || len(word) > len(expressions[which])) {
				which = i
			}
		}
	}
	return at, which
}
