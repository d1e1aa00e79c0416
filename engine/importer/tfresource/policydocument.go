package tfresource

import (
	"slices"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// DocumentArguments are the arguments of aws_iam_policy_document that its text is made of.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
var DocumentArguments = []string{
	"version", "policy_id", "statement", "source_policy_documents", "override_policy_documents", "source_json",
	"override_json",
}

// policyDocument is a document in the making.
type policyDocument struct {
	at          source.Span
	version, id *tree.Node
	statements  []tree.Node
}

// PolicyDocument is the JSON that aws_iam_policy_document makes of its arguments, or why it makes none.
func PolicyDocument(values map[string]tree.Node, at source.Span) (tree.Node, string) {
	d := &policyDocument{at: at}
	for _, name := range []string{"source_json", "source_policy_documents"} {
		if reason := d.mergeAll(values, name, true); reason != "" {
			return tree.Node{}, reason
		}
	}
	if reason := d.own(values); reason != "" {
		return tree.Node{}, reason
	}
	for _, name := range []string{"override_policy_documents", "override_json"} {
		if reason := d.mergeAll(values, name, false); reason != "" {
			return tree.Node{}, reason
		}
	}
	out := tree.Node{Kind: '{', Span: at}
	add(&out, "Version", d.version)
	add(&out, "Id", d.id)
	if len(d.statements) > 0 {
		add(&out, "Statement", &tree.Node{Kind: '[', Span: at, Items: d.statements})
	}
	return out, ""
}

// add adds a member if its value is there.
func add(n *tree.Node, name string, value *tree.Node) {
	if value != nil {
		n.Members = append(n.Members, tree.Member{Name: tree.String{Value: name, Span: value.Span}, Value: *value})
	}
}

// textNode is a text as a node.
func textNode(text string, at source.Span) *tree.Node {
	return &tree.Node{Kind: '"', Text: text, Span: at}
}

// own merges the statements that stand in the data source itself.
func (d *policyDocument) own(values map[string]tree.Node) string {
	version := textNode(string(policy.Version2012), d.at)
	if v, ok := values["version"]; ok && v.Kind != 'n' {
		version = scalarText(v)
	}
	var id *tree.Node
	if v, ok := values["policy_id"]; ok && v.Kind != 'n' && v.Text != "" {
		id = scalarText(v)
	}
	var statements []tree.Node
	sids := map[string]bool{}
	list := values["statement"]
	for _, n := range list.List() {
		s, reason := d.statement(n, version.Text)
		if reason != "" {
			return reason
		}
		if sid := s.At("Sid"); sid != nil {
			if sids[sid.Text] {
				return "two of its statements have the Sid " + sid.Text
			}
			sids[sid.Text] = true
		}
		statements = append(statements, s)
	}
	d.merge(version, id, statements)
	return ""
}

// merge adds statements, each in the place of the one with its Sid, and takes the newer version and the last ID.
func (d *policyDocument) merge(version, id *tree.Node, statements []tree.Node) {
	if id != nil {
		d.id = id
	}
	if version != nil && version.Text != "" && (d.version == nil || version.Text > d.version.Text) {
		d.version = version
	}
	for _, s := range statements {
		at := -1
		if sid := s.At("Sid"); sid != nil {
			at = slices.IndexFunc(d.statements, func(o tree.Node) bool {
				other := o.At("Sid")
				return other != nil && other.Text == sid.Text
			})
		}
		if at < 0 {
			d.statements = append(d.statements, s)
		} else {
			d.statements[at] = s
		}
	}
}

// statement is a statement block as JSON has it.
func (d *policyDocument) statement(n tree.Node, version string) (tree.Node, string) {
	if n.Kind != '{' {
		return n, "which statements it has is not known"
	}
	out := tree.Node{Kind: '{', Span: n.Span}
	if sid := n.At("sid"); sid != nil && sid.Kind == '"' && sid.Text != "" {
		add(&out, "Sid", sid)
	}
	effect := textNode("Allow", n.Span)
	if e := n.At("effect"); e != nil && e.Kind == '"' {
		effect = e
	}
	add(&out, "Effect", effect)
	for _, l := range []struct {
		name, element string
		variables     bool
	}{
		{"actions", "Action", false},
		{"not_actions", "NotAction", false},
		{"resources", "Resource", true},
		{"not_resources", "NotResource", true},
	} {
		list, reason := d.set(n.At(l.name), l.name, l.variables)
		if reason != "" {
			return out, reason
		}
		add(&out, l.element, list)
	}
	for _, l := range [][2]string{{"principals", "Principal"}, {"not_principals", "NotPrincipal"}} {
		principals, reason := d.principals(n.At(l[0]))
		if reason != "" {
			return out, reason
		}
		add(&out, l[1], principals)
	}
	conditions, reason := d.conditions(n.At("condition"))
	add(&out, "Condition", conditions)
	if version == "2008-10-17" && hasBraces(n) {
		return out, "documents of the version 2008-10-17 have no &{"
	}
	return out, reason
}

// hasBraces reports whether a text in a statement has &{.
func hasBraces(n tree.Node) bool {
	if strings.Contains(n.Text, "&{") {
		return true
	}
	for _, item := range n.Items {
		if hasBraces(item) {
			return true
		}
	}
	for _, m := range n.Members {
		if hasBraces(m.Value) {
			return true
		}
	}
	return false
}

// set is a set of texts: one alone as a text, several in falling order, none as nil. &{ stands for ${ where the
// provider says so.
func (d *policyDocument) set(n *tree.Node, name string, variables bool) (*tree.Node, string) {
	list, all, reason := d.texts(n, name, variables)
	if reason != "" || all != nil || len(list) == 0 {
		return all, reason
	}
	return oneOrMore(falling(list), n.Span), ""
}

// texts are the texts of a list. A list that is a hole is whole.
func (d *policyDocument) texts(
	n *tree.Node, name string, variables bool,
) (list []tree.Node, all *tree.Node, reason string) {
	switch {
	case n == nil || n.Kind == 'n':
		return nil, nil, ""
	case n.Kind == '"' && whole(n):
		return nil, n, ""
	case n.Kind != '[':
		return nil, nil, name + " is no list"
	}
	for _, item := range n.Items {
		if item.Kind == '{' || item.Kind == '[' {
			return nil, nil, "an item of " + name + " is no text"
		}
		if item.Kind == 'n' {
			continue
		}
		text := *scalarText(item)
		text.Items = nil
		if variables {
			text = withVariables(text)
		}
		list = append(list, text)
	}
	return list, nil, ""
}

// scalarText is a number or a truth value as a text, as the provider takes them.
func scalarText(n tree.Node) *tree.Node {
	if n.Kind != '"' {
		return textNode(n.Text, n.Span)
	}
	return &n
}

// withVariables is a text with ${ in the place of &{.
func withVariables(n tree.Node) tree.Node {
	if strings.Contains(n.Text, "&{") { // as long, so holes stay where they are
		b := []byte(n.Text)
		for i := range len(b) - 1 {
			if b[i] == '&' && b[i+1] == '{' && !inHole(n, i) {
				b[i] = '$'
			}
		}
		n.Text = string(b)
	}
	return n
}

func inHole(n tree.Node, at int) bool {
	return slices.ContainsFunc(n.Holes, func(h tree.Hole) bool { return h.From <= at && at < h.To })
}

// falling sorts texts as the provider does, each once.
func falling(list []tree.Node) []tree.Node {
	slices.SortStableFunc(list, func(a, b tree.Node) int { return strings.Compare(b.Text, a.Text) })
	return slices.CompactFunc(list, func(a, b tree.Node) bool { return a.Text == b.Text })
}

// oneOrMore is one text alone, or a list.
func oneOrMore(list []tree.Node, at source.Span) *tree.Node {
	if len(list) == 1 {
		return &list[0]
	}
	return &tree.Node{Kind: '[', Span: at, Items: list}
}
