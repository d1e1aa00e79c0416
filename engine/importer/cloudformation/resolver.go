package cloudformation

import (
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// The bounds of an evaluation.
const (
	maxValues = 2_000_000 // values that are made
	maxText   = 64 << 20  // bytes of text that are made
	maxDepth  = 4 * tree.MaxDepth
)

// parameter is a parameter of the template. The template is evaluated with its default; without one, nil, the parameter
// is an expression everywhere.
type parameter struct{ value *tree.Node }

// resolver evaluates one template.
type resolver struct {
	result
	root       *tree.Node
	members    []tree.Member // the resources, with those of Fn::ForEach
	ids        map[string]*tree.Member
	parameters map[string]*parameter
	conditions map[string]*verdict
	named      map[string]*tree.Node // the names of resources, nil where they have none
	naming     map[string]bool       // whose names are being evaluated
	said       map[fact.Unread]bool
	inside     string // the logical ID whose properties are evaluated
	values     int
	text       int
	depth      int
	loops      int // how many members Fn::ForEach made
}

func newResolver(root *tree.Node, given map[string]string) *resolver {
	r := &resolver{
		root: root, ids: map[string]*tree.Member{}, parameters: map[string]*parameter{}, conditions: map[string]*verdict{},
		named: map[string]*tree.Node{}, naming: map[string]bool{}, said: map[fact.Unread]bool{},
	}
	if parameters := root.At("Parameters"); parameters != nil {
		for i := range parameters.Members {
			m := &parameters.Members[i]
			value := defaultOf(&m.Value)
			if text, ok := given[m.Name.Value]; ok {
				value = valueOf(&m.Value, &tree.Node{Kind: '"', Text: text, Span: m.Value.Span})
			}
			if r.parameters[m.Name.Value] == nil {
				r.parameters[m.Name.Value] = &parameter{value}
			}
		}
	}
	return r
}

// defaultOf is the value of a parameter without one given, nil if it has none or if its default names where the value
// is kept. A list is written with commas.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
func defaultOf(parameter *tree.Node) *tree.Node { return valueOf(parameter, parameter.At("Default")) }

// valueOf is a value of a parameter as its type has it; nil if it names where the value is kept.
func valueOf(parameter, value *tree.Node) *tree.Node {
	kind := parameter.At("Type").String()
	if value == nil || value.Kind == 'n' || strings.HasPrefix(kind, "AWS::SSM::Parameter::Value<") {
		return nil
	}
	if kind != "CommaDelimitedList" && !strings.HasPrefix(kind, "List<") {
		return value
	}
	list := tree.Node{Kind: '[', Span: value.Span}
	for _, item := range strings.Split(value.Text, ",") {
		list.Items = append(list.Items, tree.Node{Kind: '"', Span: value.Span, Text: strings.TrimSpace(item)})
	}
	return &list
}

// notRead names a part once.
func (r *resolver) notRead(at source.Span, what, reason string) {
	u := fact.Unread{Span: at, What: what, Reason: reason}
	if !r.said[u] {
		r.said[u] = true
		r.unread = append(r.unread, u)
	}
}

// spent reports whether the evaluation is at its bounds, and says so once.
func (r *resolver) spent() bool {
	if r.values <= maxValues && r.text <= maxText && r.depth <= maxDepth {
		return false
	}
	r.notRead(r.root.Span, "a part of the template", "it is too large or too deep when its functions are evaluated")
	return true
}

// gather takes the resources, those that Fn::ForEach makes among them.
func (r *resolver) gather(members []tree.Member) {
	r.members = r.each(members, 0)
	for i := range r.members {
		m := &r.members[i]
		if m.Value.Kind != '{' {
			r.notRead(m.Span(), "the resource "+m.Name.Value, "it is no object")
		}
		if r.ids[m.Name.Value] != nil {
			r.notRead(m.Span(), "the resource "+m.Name.Value, "the template has another one of this ID before it")
			continue
		}
		r.ids[m.Name.Value] = m
	}
}

// nameOf is the name of the resource with the logical ID, empty if the template does not say it without an expression.
func (r *resolver) nameOf(id string) string {
	kind := r.typeOf(id)
	property := names[kind]
	if property == "" {
		property = otherNames[kind]
	}
	if name := r.nameNode(id, property, source.Span{}); len(name.Holes) == 0 {
		return name.Text
	}
	return ""
}
