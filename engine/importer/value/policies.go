package value

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// leftOut is what a person says of a policy that is to be left out.
const leftOut = "none"

// memberNames lists the first members of an object.
func memberNames(n *tree.Node) string {
	var names []string
	for i := range n.Members {
		if names = append(names, n.Members[i].Name.Value); len(names) == 3 {
			break
		}
	}
	return source.List(names, "and")
}

func isDocument(n *tree.Node) bool { return n.Kind == '{' && n.Member("Statement") != nil }

func isStatement(n *tree.Node) bool {
	return n.Kind == '{' && n.Member("Effect") != nil && (n.Member("Action") != nil || n.Member("NotAction") != nil)
}

// policy takes a policy document that nothing places.
func (r *reader) policy(n *tree.Node, at source.Span) {
	r.bare(fact.Document{JSON: n.Print(), Expressions: n.Expressions(nil), Span: at, Tree: n}, "it has a Statement")
}

// dollars are words with a dollar sign that resources of AWS have in their own names: a version of a function, stages
// and routes of an API, topics of IoT.
//
// See https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html and
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
var dollars = []string{"LATEST", "aws", "connect", "default", "disconnect"}

// shellNames puts braces around the names of variables of a shell in a document, such as $account_id, and lists them:
// IAM's own variables have braces always.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
func shellNames(d *fact.Document) {
	if !strings.Contains(d.JSON, "$") {
		return
	}
	var out strings.Builder
	rest := d.JSON
	for {
		before, after, found := strings.Cut(rest, "$")
		out.WriteString(before)
		if !found {
			break
		}
		behind := strings.TrimLeft(after, aws.Letters+aws.Digits+"_")
		name := after[:len(after)-len(behind)]
		begins := before != "" && strings.IndexByte(`":/-@`, before[len(before)-1]) >= 0
		if !begins || name == "" || slices.Contains(dollars, name) || strings.IndexByte(aws.Digits, name[0]) >= 0 ||
			strings.HasPrefix(behind, "$") {
			out.WriteString("$")
			rest = after
			continue
		}
		text := "${" + name + "}"
		out.WriteString(text)
		if !slices.Contains(d.Expressions, text) {
			d.Expressions = append(d.Expressions, text)
		}
		rest = behind
	}
	d.JSON = out.String()
}

// statements takes one statement, or several in a list, for a document that has them.
func (r *reader) statements(n *tree.Node, at source.Span) {
	d := fact.Around(n)
	d.Span = at
	r.bare(d, "it has an Effect and an Action; the document around it was added")
}

func (r *reader) bare(d fact.Document, why string) {
	shellNames(&d)
	kind, choices := kindOf(&d, r.Hint)
	if said := policy.Kind(r.Kind(d.Span)); said == leftOut {
		return
	} else if said != "" && slices.Contains(choices, said) {
		kind, why = said, "you said so"
	} else if isEndpoint(&d, r.Hint) {
		r.endpoint(&d, choices)
		return
	}
	r.Bare = append(r.Bare, fact.Bare{Document: d, Kind: kind, Hint: r.Hint})
	r.Pieces = append(r.Pieces, fact.Piece{
		Title: kindWords[kind], Why: why, Span: d.Span, Form: string(kind), JSON: d.JSON, Kind: kind, Choices: choices,
	})
}

// kindWords are the kinds of policies in words.
var kindWords = map[policy.Kind]string{
	policy.Trust: "trust policy", policy.Identity: "identity policy", policy.Resource: "policy of a resource",
	policy.Boundary: "permissions boundary", policy.Session: "session policy", policy.SCP: "service control policy",
	policy.RCP: "resource control policy",
}

// hinted are words that say of which kind a policy is, in small letters.
var hinted = []struct {
	word string
	kind policy.Kind
}{
	{"boundary", policy.Boundary},
	{"scp", policy.SCP},
	{"service control", policy.SCP},
	{"rcp", policy.RCP},
	{"resource control", policy.RCP},
	{"session policy", policy.Session},
	{"session-policy", policy.Session},
}

// kindOf is the kind of a document: what its elements say, and what the words before it say where its elements allow
// it.
func kindOf(d *fact.Document, hint string) (kind policy.Kind, choices []policy.Kind) {
	doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Resource})
	kind, others := policy.Guess(doc)
	choices = append([]policy.Kind{kind}, others...)
	lower := strings.ToLower(hint)
	for _, h := range hinted {
		for _, other := range others {
			if other == h.kind && strings.Contains(lower, h.word) {
				return h.kind, choices
			}
		}
	}
	return kind, choices
}
