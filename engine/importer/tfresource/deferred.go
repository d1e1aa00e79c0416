package tfresource

import (
	"regexp"
	"slices"
	"strconv"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// documentKind is the kind of a data source that makes the text of a policy.
const documentKind = "data.aws_iam_policy_document"

// compose makes the text of a policy document that is read when the plan is applied, of its arguments. What is not
// known of these is a hole.
func (s *shown) compose(r *Resource, after *tree.Node) {
	if after == nil || r.at("json") != nil {
		return
	}
	config := s.configured.resource(r.Address).At("expressions")
	r.Values = s.merged(&r.Values, after, config, r.Address)
	r.Values.Members = slices.Clone(r.Values.Members)
	values := map[string]tree.Node{}
	for _, name := range DocumentArguments {
		if n := r.Values.At(name); n != nil {
			values[name] = *n
		}
	}
	doc, reason := PolicyDocument(values, r.Span)
	if reason != "" {
		s.unread = append(s.unread, fact.Unread{Span: r.Span, What: r.Address, Reason: reason})
		return
	}
	json := tree.Node{Kind: '"', Text: doc.Print(), Span: r.Span, Items: []tree.Node{doc}}
	if m := r.Values.Member("json"); m != nil {
		m.Value = json
		return
	}
	r.Values.Members = append(r.Values.Members, tree.Member{Name: tree.String{Value: "json", Span: r.Span}, Value: json})
}

// identityARN is a reference to the ARN of what can be a principal. A policy has it as a whole text.
var identityARN = regexp.MustCompile(`aws_iam_(?:role|user|openid_connect_provider|saml_provider)\.[\w-]+(?:\[.*\])?\.arn$`)

// merged is a value with holes where it is not known. The path names a part to which no reference leads.
func (s *shown) merged(value, unknown, config *tree.Node, path string) tree.Node {
	out := tree.Node{Kind: 'n', Text: "null"}
	if value != nil {
		out = *value
	}
	switch {
	case unknown == nil || !anyTrue(unknown, 0):
	case unknown.Kind == '{':
		s.mergeMembers(&out, unknown, config, path)
	case unknown.Kind == '[' && len(unknown.Items) > 0 && unknown.Items[0].Kind == '{':
		items := make([]tree.Node, len(unknown.Items))
		for i := range items {
			var old, expr *tree.Node
			if out.Kind == '[' && i < len(out.Items) {
				old = &out.Items[i]
			}
			if config != nil && config.Kind == '[' && len(config.Items) == len(items) {
				expr = &config.Items[i]
			}
			items[i] = s.merged(old, &unknown.Items[i], expr, path+"."+strconv.Itoa(i))
		}
		out.Kind, out.Text, out.Items = '[', "", items
	default: // also a list of texts of which some are not known, because a set does not say which
		expr := s.configured.follow(config, modulePrefix(path))
		if !identityARN.MatchString(expr) {
			expr = path
		}
		out = holeNode(expr, unknown.Span)
	}
	return out
}

func (s *shown) mergeMembers(out, unknown, config *tree.Node, path string) {
	if out.Kind != '{' {
		*out = tree.Node{Kind: '{', Span: unknown.Span}
	}
	members := append([]tree.Member(nil), out.Members...)
	for i := range unknown.Members {
		m := &unknown.Members[i]
		if !anyTrue(&m.Value, 0) {
			continue
		}
		value := s.merged(out.At(m.Name.Value), &m.Value, config.At(m.Name.Value), path+"."+m.Name.Value)
		found := false
		for j := range members {
			if members[j].Name.Value == m.Name.Value {
				members[j].Value, found = value, true
			}
		}
		if !found {
			members = append(members, tree.Member{Name: m.Name, Value: value})
		}
	}
	out.Members = members
}
