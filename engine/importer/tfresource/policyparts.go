package tfresource

import (
	"slices"
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// table is an object whose members are lists of texts that grow.
type table struct {
	names []tree.Member // without their values
	lists map[string][]tree.Node
	whole map[string]*tree.Node // a list that is a hole
}

func (t *table) add(m tree.Member, list []tree.Node, whole *tree.Node) {
	if t.lists == nil {
		t.lists, t.whole = map[string][]tree.Node{}, map[string]*tree.Node{}
	}
	name := m.Name.Value
	if _, known := t.lists[name]; !known {
		t.names = append(t.names, m)
	}
	t.lists[name] = append(t.lists[name], list...)
	if whole != nil {
		t.whole[name] = whole
		t.lists[name] = append(t.lists[name], *whole)
	}
}

// node is the table as an object, by name. single says that a list of one is a text.
func (t *table) node(at source.Span, single bool) *tree.Node {
	n := &tree.Node{Kind: '{', Span: at}
	slices.SortFunc(t.names, byName)
	for _, m := range t.names {
		name := m.Name.Value
		list := t.lists[name]
		value := &tree.Node{Kind: '[', Span: at, Items: list}
		switch {
		case t.whole[name] != nil && len(list) == 1:
			value = t.whole[name]
		case single && len(list) == 1:
			value = &list[0]
		}
		m.Value = *value
		n.Members = append(n.Members, m)
	}
	return n
}

func byName(a, b tree.Member) int { return strings.Compare(a.Name.Value, b.Name.Value) }

// nameNode is a text as the name of a member without its value.
func nameNode(n tree.Node) tree.Member {
	return tree.Member{Name: tree.String{Value: n.Text, Span: n.Span}, Holes: n.Holes}
}

// blockText is a required text of a block, or why there is none.
func blockText(n tree.Node, block, name string) (tree.Node, string) {
	v := n.At(name)
	if v == nil || v.Kind != '"' || v.Text == "" {
		return tree.Node{}, "a block " + block + " has no " + name
	}
	return *v, ""
}

// principals are principals blocks as JSON has them. { "*": "*" } is "*", every other one an object.
func (d *policyDocument) principals(n *tree.Node) (*tree.Node, string) {
	if n == nil || len(n.List()) == 0 {
		return nil, ""
	}
	var t table
	single := map[string]bool{}
	for _, item := range n.List() {
		if item.Kind != '{' {
			return nil, "which principals it has is not known"
		}
		kind, reason := blockText(item, "principals", "type")
		if reason != "" {
			return nil, reason
		}
		list, whole, reason := d.texts(item.At("identifiers"), "identifiers", true)
		if reason != "" {
			return nil, reason
		}
		list = falling(list)
		if len(n.List()) == 1 && kind.Text == "*" && len(list) == 1 && list[0].Text == "*" {
			star := list[0]
			return &star, ""
		}
		_, before := t.lists[kind.Text]
		single[kind.Text] = !before && whole == nil && len(list) == 1
		t.add(nameNode(kind), list, whole)
	}
	out := t.node(n.Span, false)
	for i := range out.Members {
		m := &out.Members[i]
		if single[m.Name.Value] && m.Value.Kind == '[' && len(m.Value.Items) == 1 {
			m.Value = m.Value.Items[0]
		}
	}
	return out, ""
}

// conditions are condition blocks as JSON has them: by operator and key, with the values of blocks that have both in
// common together.
func (d *policyDocument) conditions(n *tree.Node) (*tree.Node, string) {
	if n == nil || len(n.List()) == 0 {
		return nil, ""
	}
	var tests []tree.Member
	tables := map[string]*table{}
	for _, item := range n.List() {
		if item.Kind != '{' {
			return nil, "which conditions it has is not known"
		}
		test, reason := blockText(item, "condition", "test")
		if reason != "" {
			return nil, reason
		}
		variable, reason := blockText(item, "condition", "variable")
		if reason != "" {
			return nil, reason
		}
		list, whole, reason := d.texts(item.At("values"), "values", true)
		if reason != "" {
			return nil, reason
		}
		m := nameNode(test)
		if tables[m.Name.Value] == nil {
			tables[m.Name.Value] = &table{}
			tests = append(tests, m)
		}
		tables[m.Name.Value].add(nameNode(variable), list, whole)
	}
	out := &tree.Node{Kind: '{', Span: n.Span}
	slices.SortFunc(tests, byName)
	for _, m := range tests {
		m.Value = *tables[m.Name.Value].node(n.Span, true)
		out.Members = append(out.Members, m)
	}
	return out, ""
}

// mergeAll merges the documents that an argument has as texts.
func (d *policyDocument) mergeAll(values map[string]tree.Node, name string, unique bool) string {
	n, ok := values[name]
	if !ok || n.Kind == 'n' {
		return ""
	}
	if n.Kind == '"' && strings.HasSuffix(name, "_documents") {
		return "which documents " + name + " has is not known"
	}
	sids := map[string]bool{}
	for _, item := range n.List() {
		if item.Kind == 'n' || item.Kind == '"' && item.Text == "" {
			continue
		}
		doc, ok := spelled(&item)
		if !ok {
			return "a document of " + name + " is no JSON that could be read"
		}
		statements, reason := d.read(doc)
		if reason != "" {
			return reason
		}
		for _, s := range statements {
			if sid := s.At("Sid"); sid != nil && unique {
				if sids[sid.Text] {
					return "two statements of " + name + " have the Sid " + sid.Text
				}
				sids[sid.Text] = true
			}
		}
		d.merge(nonEmpty(doc.At("Version")), nonEmpty(doc.At("Id")), statements)
	}
	return ""
}

// spelled is the object that a text spells as JSON.
func spelled(n *tree.Node) (tree.Node, bool) {
	switch {
	case n.Kind != '"':
		return tree.Node{}, false
	case len(n.Items) == 1:
		return n.Items[0], n.Items[0].Kind == '{'
	case len(n.Holes) > 0:
		return tree.Node{}, false
	}
	root, fault := tree.ReadJSON(n.Text, source.Span{To: len(n.Text)})
	root.PutAt(n.Span)
	return root, fault == nil && root.Kind == '{'
}

// nonEmpty is a text that is not empty, or nil.
func nonEmpty(n *tree.Node) *tree.Node {
	if n == nil || n.Kind != '"' || n.Text == "" {
		return nil
	}
	return n
}

// elements are the elements of a statement in the order in which the provider prints them.
var elements = []string{
	"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition",
}

// read are the statements of a document of JSON, with the elements that the provider knows.
func (d *policyDocument) read(doc tree.Node) ([]tree.Node, string) {
	list := doc.At("Statement")
	if list != nil && list.Kind != '[' {
		return nil, "the Statement of a document to merge is no list"
	}
	var out []tree.Node
	for _, n := range list.List() {
		if n.Kind != '{' {
			return nil, "a statement of a document to merge is no object"
		}
		s := tree.Node{Kind: '{', Span: n.Span}
		for _, element := range elements {
			v := n.At(element)
			if v == nil || v.Kind == 'n' || v.Kind == '"' && v.Text == "" {
				continue
			}
			if element == "Condition" {
				v = plainConditions(v)
			}
			s.Members = append(s.Members, tree.Member{Name: n.Member(element).Name, Value: *v})
		}
		out = append(out, s)
	}
	return out, ""
}

// plainConditions are conditions whose truth values are texts and whose lists of one are a text, as the provider prints
// what it has read.
func plainConditions(n *tree.Node) *tree.Node {
	out := *n
	out.Members = slices.Clone(n.Members)
	for i := range out.Members {
		keys := &out.Members[i].Value
		keys.Members = slices.Clone(keys.Members)
		for j := range keys.Members {
			v := &keys.Members[j].Value
			switch {
			case v.Kind == 't' || v.Kind == 'f':
				*v = *textNode(v.Text, v.Span)
			case v.Kind == '[' && len(v.Items) == 1:
				*v = v.Items[0]
			}
		}
	}
	return &out
}
