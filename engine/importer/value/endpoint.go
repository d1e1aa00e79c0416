package value

import (
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// endpointWords are how sources call the policy of a VPC endpoint, in small letters.
var endpointWords = []string{
	"vpce", "vpc endpoint", "vpc-endpoint", "vpc_endpoint", "endpoint policy", "endpoint-policy",
}

// isEndpoint reports whether the words before a document say that it is a VPC endpoint's, and it has what these have: a
// Principal and a Resource.
//
// See https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
func isEndpoint(d *fact.Document, hint string) bool {
	lower := strings.ToLower(hint)
	if !slices.ContainsFunc(endpointWords, func(word string) bool { return strings.Contains(lower, word) }) {
		return false
	}
	doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Resource})
	for i := range doc.Statements {
		if s := &doc.Statements[i]; s.Principal == nil || s.Resource == nil {
			return false
		}
	}
	return len(doc.Statements) > 0
}

// endpoint takes the policy of a VPC endpoint, which a walk does not have.
func (r *reader) endpoint(d *fact.Document, choices []policy.Kind) {
	r.Pieces = append(r.Pieces, fact.Piece{
		Title: "policy of a VPC endpoint", Why: "the words before it say so", Span: d.Span, JSON: d.JSON, Choices: choices,
	})
	r.Unread = append(r.Unread, fact.Unread{
		Span: d.Span, What: "the policy of a VPC endpoint",
		Reason: "a walk has none: compare it with the caller, the action and the role yourself",
	})
}
