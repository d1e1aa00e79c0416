package trail

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/sentence"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// refusedSentence is the sentence with which an encoded message comes.
//
// See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
const refusedSentence = "You are not authorized to perform this operation."

// IsDecoded reports whether JSON is the answer of decode-authorization-message or the message in it.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
func IsDecoded(root *tree.Node) bool {
	if root == nil {
		return false
	}
	if text := root.At("DecodedMessage"); text != nil {
		return text.Kind == '"' || isMessage(text)
	}
	return isMessage(root)
}

func isMessage(n *tree.Node) bool { return n.At("allowed") != nil && n.At("context", "action") != nil }

// ReadDecoded reads a decoded message: the request with the keys of its context and the statements that matched. The
// operators of their conditions are not in the message, so the statements stand there without conditions, and no kind
// of policy is claimed.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
func ReadDecoded(root *tree.Node) fact.Facts {
	var facts fact.Facts
	if root == nil {
		return facts
	}
	n, span := root, root.Span
	if text := root.At("DecodedMessage"); text != nil {
		n, span = text, text.Span
		if text.Kind == '"' {
			inner, fault := tree.ReadJSON(text.Text, source.Span{To: len(text.Text)})
			if fault != nil || !isMessage(&inner) {
				facts.Unread = append(facts.Unread, fact.Unread{
					Span: span, What: "a decoded message", Reason: "The string is not the JSON of a decoded message.",
				})
				return facts
			}
			n = &inner
		}
	}
	q := messageOf(n, span)
	facts.Requests = append(facts.Requests, q)
	facts.Pieces = append(facts.Pieces, fact.Piece{
		Title: "the decoded message: " + aws.ShortName(q.Caller) + ", " + q.Action,
		Why:   "it has allowed, matchedStatements and a context, as decode-authorization-message prints them", Span: span,
	})
	return facts
}

// messageOf is the request that a message tells.
func messageOf(n *tree.Node, span source.Span) fact.Request {
	context := n.At("context")
	q := fact.Request{
		Origin: fact.FromDecoded, Span: span, Context: map[string][]string{},
		Caller: context.At("principal", "arn").String(), Action: context.At("action").String(),
		Resource: context.At("resource").String(), Granted: n.At("allowed").Kind == 't',
	}
	if denied := n.At("explicitDeny"); denied != nil && !q.Granted {
		q.Explicit = denied.Kind == 't'
	}
	if !q.Granted {
		for _, s := range sentence.Read(refusedSentence, 0).Requests {
			q.Code, q.Refused = s.Code, s.Refused
		}
	}
	if q.Resource == aws.NoResource {
		q.Resource = ""
	}
	for _, item := range items(context.At("conditions")) {
		if key := item.At("key").String(); key != "" {
			q.Context[key] = append(q.Context[key], valuesOf(item.At("values"))...)
		}
	}
	for _, item := range items(n.At("matchedStatements")) {
		matched(&item, &q)
	}
	return q
}

// items are those of a list as the message writes it: an object with items, or an array.
func items(n *tree.Node) []tree.Node {
	if inner := n.At("items"); inner != nil {
		return inner.List()
	}
	if n != nil && n.Kind == '[' {
		return n.Items
	}
	return nil
}

func valuesOf(n *tree.Node) []string {
	var list []string
	for _, item := range items(n) {
		switch value := item.At("value"); {
		case value != nil:
			list = append(list, value.Text)
		case item.Kind == '"':
			list = append(list, item.Text)
		}
	}
	return list
}

// matched adds a statement that matched, as a policy has it but for its conditions, of which the keys are noted.
func matched(n *tree.Node, q *fact.Request) {
	effect := "Allow"
	if strings.EqualFold(n.At("effect").String(), "deny") {
		effect = "Deny"
	}
	out := []byte("{")
	if sid := n.At("statementId").String(); sid != "" {
		out = append(quote(append(out, `"Sid":`...), sid), ',')
	}
	out = quote(append(out, `"Effect":`...), effect)
	for _, element := range [][2]string{
		{"actions", "Action"},
		{"notActions", "NotAction"},
		{"resources", "Resource"},
		{"notResources", "NotResource"},
	} {
		list := valuesOf(n.At(element[0]))
		if len(list) == 0 {
			continue
		}
		out = append(quote(append(out, ','), element[1]), ":["...)
		for i, value := range list {
			if i > 0 {
				out = append(out, ',')
			}
			out = quote(out, value)
		}
		out = append(out, ']')
	}
	q.Statements = append(q.Statements, string(append(out, '}')))
	for _, item := range items(n.At("conditions")) {
		if key := item.At("key").String(); key != "" {
			q.Unconditioned = append(q.Unconditioned, key)
		}
	}
}
