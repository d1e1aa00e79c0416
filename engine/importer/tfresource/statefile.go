package tfresource

import (
	"regexp"
	"slices"
	"strconv"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// isStateFile reports whether a tree is a state file, terraform.tfstate.
func isStateFile(root *tree.Node) bool {
	return root.At("version") != nil && root.At("lineage") != nil && root.At("serial") != nil ||
		root.At("version") != nil && root.At("resources") != nil && root.At("terraform_version") != nil
}

// providerAlias is how a state file names the provider configuration of a resource.
var providerAlias = regexp.MustCompile(`^(?:.*\.)?provider\["[^"]*/aws"\](?:\.([\w-]+))?$`)

// stateFile reads the resources of a state file of version 4.
func (s *shown) stateFile() {
	if n := s.root.At("version"); n.Text != "4" {
		s.unread = append(s.unread, fact.Unread{
			Span: n.Span, What: "a state file of version " + n.Text,
			Reason: "the form of version 4 is known alone: terraform show -json prints every state in one form",
		})
		return
	}
	list := s.root.At("resources").List()
	for i := range list {
		n := &list[i]
		mode, kind, name := n.At("mode").String(), n.At("type").String(), n.At("name").String()
		if !Reads(mode, kind) {
			continue
		}
		address := kind + "." + name
		if mode == Data {
			address = "data." + address
		}
		if module := n.At("module").String(); module != "" {
			address = module + "." + address
		}
		alias := ""
		if m := providerAlias.FindStringSubmatch(n.At("provider").String()); m != nil && m[1] != "" {
			alias = "aws." + m[1]
		}
		for j := range n.At("instances").List() {
			s.instance(Resource{Address: address, Mode: mode, Type: kind, Name: name, Provider: alias},
				&n.At("instances").List()[j])
		}
	}
}

// instance adds an instance of a state file. One that is deposed is about to be deleted.
func (s *shown) instance(r Resource, n *tree.Node) {
	values := n.At("attributes")
	if values == nil || n.At("deposed") != nil {
		return
	}
	switch key := n.At("index_key"); {
	case key == nil || key.Kind == 'n':
	case key.Kind == '"':
		r.Address += "[" + strconv.Quote(key.Text) + "]"
	default:
		r.Address += "[" + key.Text + "]"
	}
	r.Values, r.Span = withoutSensitive(r.Address, *values, marksOf(n.At("sensitive_attributes"))), n.Span
	s.list = append(s.list, r)
}

// marksOf are the paths of a state file as marks: steps of get_attr and index, of which the first names an argument.
// What an argument holds is not told apart.
func marksOf(paths *tree.Node) *tree.Node {
	marks := &tree.Node{Kind: '{'}
	for _, path := range paths.List() {
		steps := path.List()
		if len(steps) == 0 {
			continue
		}
		if name := steps[0].At("value").String(); name != "" {
			marks.Members = append(marks.Members, tree.Member{
				Name: tree.String{Value: name}, Value: tree.Node{Kind: 't', Text: "true"},
			})
		}
	}
	return marks
}

// withoutSensitive are the values of a resource without those that are marked as sensitive: an argument is a hole in
// its place, so that it is not taken to be absent, and what is in a list or an object is null.
func withoutSensitive(address string, values tree.Node, marks *tree.Node) tree.Node {
	if values.Kind != '{' || marks == nil || marks.Kind != '{' {
		return values
	}
	values.Members = slices.Clone(values.Members)
	for i := range values.Members {
		m := &values.Members[i]
		switch mark := marks.At(m.Name.Value); {
		case mark != nil && mark.Kind == 't' && m.Value.Kind != 'n':
			m.Value = holeNode(address+"."+m.Name.Value, m.Value.Span)
		default:
			m.Value = blanked(m.Value, mark)
		}
	}
	return values
}

// blanked is a value in which what is marked is null.
func blanked(n tree.Node, marks *tree.Node) tree.Node {
	switch {
	case marks == nil:
		return n
	case marks.Kind == 't':
		return tree.Node{Kind: 'n', Text: "null", Span: n.Span}
	case marks.Kind == '{' && n.Kind == '{':
		n.Members = slices.Clone(n.Members)
		for i := range n.Members {
			m := &n.Members[i]
			m.Value = blanked(m.Value, marks.At(m.Name.Value))
		}
	case marks.Kind == '[' && n.Kind == '[':
		n.Items = slices.Clone(n.Items)
		for i := range min(len(n.Items), len(marks.Items)) {
			n.Items[i] = blanked(n.Items[i], &marks.Items[i])
		}
	}
	return n
}
