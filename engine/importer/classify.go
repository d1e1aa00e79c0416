package importer

import (
	"net/url"
	"strings"

	"rolewalk/engine/importer/answer"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/sentence"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// sourceReader reads one source into facts.
type sourceReader struct {
	fact.Facts
	src Source
	id  source.TextID
}

// readSource reads a source in all its parts.
func readSource(src Source, id source.TextID) fact.Facts {
	r := &sourceReader{src: straight(unescaped(src)), id: id}
	list, broken, rest := fragments(r.src, id)
	r.Unread = broken
	for i := range list {
		r.value(&list[i].node, list[i].span, list[i].hint)
	}
	found := sentence.Read(rest, id)
	r.Add(&found)
	return r.Facts
}

// unescaped decodes a text that is URL-encoded as a whole, or JSON within a JSON string as a whole.
func unescaped(src Source) Source {
	text := strings.TrimSpace(src.Body)
	if strings.HasPrefix(text, "%7B") || strings.HasPrefix(text, "%7b") || strings.HasPrefix(text, "%5B") {
		if plain, err := url.QueryUnescape(text); err == nil {
			src.Body = plain
		}
	}
	if strings.HasPrefix(text, `"`) {
		if n, fault := tree.ReadJSON(text, source.Span{To: len(text)}); fault == nil {
			src.Body = n.Text
		}
	}
	return src
}

// curly are the quotation marks that word processors put in place of straight ones.
var curly = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "\u00a0", " ")

// straight puts straight quotation marks in place of curly ones if no part of the text is JSON with these.
func straight(src Source) Source {
	if !strings.ContainsAny(src.Body, "“”„") {
		return src
	}
	if list, _, _ := fragments(src, 0); len(list) > 0 {
		return src
	}
	src.Body = curly.Replace(src.Body)
	return src
}

// value takes a JSON value for what it is.
func (r *sourceReader) value(n *tree.Node, at source.Span, hint string) {
	switch {
	case isDocument(n):
		r.policy(n, at, hint)
	case isStatement(n) || n.Kind == '[' && len(n.Items) > 0 && isStatement(&n.Items[0]):
		r.statements(n, at, hint)
	case n.Kind == '[':
		for i := range n.Items {
			r.value(&n.Items[i], n.Items[i].Span, hint)
		}
	default:
		facts, ok := answer.Read(n, answer.Context{Hint: hint})
		if !ok {
			r.Unread = append(r.Unread, fact.Unread{
				Span: at, What: "a JSON object with " + memberNames(n), Reason: "its form is not known",
			})
			return
		}
		r.Add(&facts)
	}
}

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
func (r *sourceReader) policy(n *tree.Node, at source.Span, hint string) {
	r.bare(fact.Document{JSON: n.Print(), Expressions: n.Expressions(nil), Span: at}, hint, "it has a Statement")
}

// statements takes one statement, or several in a list, for a document that has them.
func (r *sourceReader) statements(n *tree.Node, at source.Span, hint string) {
	text := n.Print()
	if n.Kind == '{' {
		text = "[" + text + "]"
	}
	d := fact.Document{
		JSON:        `{"Version": "` + string(policy.Version2012) + `", "Statement": ` + text + `}`,
		Expressions: n.Expressions(nil), Span: at,
	}
	r.bare(d, hint, "it has an Effect and an Action; the document around it was added")
}

func (r *sourceReader) bare(d fact.Document, hint, why string) {
	kind := kindOf(&d, hint)
	r.Bare = append(r.Bare, fact.Bare{Document: d, Kind: kind, Hint: hint})
	r.Pieces = append(r.Pieces, fact.Piece{Title: kindWords[kind], Why: why, Span: d.Span, Kind: kind})
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
	{"boundary", policy.Boundary}, {"scp", policy.SCP}, {"service control", policy.SCP}, {"rcp", policy.RCP},
	{"resource control", policy.RCP}, {"session policy", policy.Session}, {"session-policy", policy.Session},
}

// kindOf is the kind of a document: what its elements say, and what the words before it say where its elements allow it.
func kindOf(d *fact.Document, hint string) policy.Kind {
	doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Resource})
	kind, others := policy.Guess(doc)
	lower := strings.ToLower(hint)
	for _, h := range hinted {
		for _, other := range others {
			if other == h.kind && strings.Contains(lower, h.word) {
				return h.kind
			}
		}
	}
	return kind
}
