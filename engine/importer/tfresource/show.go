package tfresource

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// Is reports whether a tree is the JSON of `terraform show -json`, for a plan or a state, or a state file.
//
// See https://developer.hashicorp.com/terraform/internals/json-format
func Is(root *tree.Node) bool {
	if root == nil || root.Kind != '{' {
		return false
	}
	if isStateFile(root) {
		return true
	}
	headed := root.At("format_version") != nil || root.At("terraform_version") != nil
	for _, name := range []string{"planned_values", "values", "resource_changes"} {
		if n := root.At(name); n != nil && (headed || n.At("root_module") != nil) {
			return n.Kind == '{' || n.Kind == '['
		}
	}
	return false
}

// Read takes the JSON of `terraform show -json`, for a plan or a state, or a state file, for what it says. Values that
// are marked as sensitive are left out, and so is what a plan deletes. It never fails: what is not known is in Unread.
func Read(root *tree.Node) fact.Facts {
	s := &shown{root: root}
	if isStateFile(root) {
		s.stateFile()
	} else {
		s.configured = readConfiguration(root.At("configuration"))
		s.take()
	}
	b := newBuilder(s.list)
	b.configure()
	b.exclusive = s.configured.has
	b.run()
	b.Unread = append(s.unread, b.Unread...)
	if len(b.Pieces) == 0 && len(b.Unread) == 0 {
		b.piece("Terraform's resources, none of which says who may do what", "it is the JSON of terraform show", root.Span)
	}
	return b.Facts
}

// maxModules is how many modules in one another are read.
const maxModules = 50

// shown is a plan or a state while it is read.
type shown struct {
	root       *tree.Node
	configured *configured
	list       []Resource
	// changes are the changes of a plan, by address.
	changes map[string]*tree.Node
	seen    map[string]bool
	unread  []fact.Unread
}

// take reads the resources of a plan or a state.
func (s *shown) take() {
	s.changes, s.seen = map[string]*tree.Node{}, map[string]bool{}
	changes := s.root.At("resource_changes").List()
	for i := range changes {
		c := &changes[i]
		if address := c.At("address").String(); address != "" && c.At("deposed") == nil {
			s.changes[address] = c.At("change")
		}
	}
	s.list = s.configured.providers(s.root.Span)
	for _, name := range []string{"planned_values", "values"} {
		s.module(s.root.At(name, "root_module"), 0, false)
	}
	for i := range changes { // those whose values are not planned, such as data sources that are read while it is applied
		s.changed(&changes[i])
	}
	s.module(s.root.At("prior_state", "values", "root_module"), 0, true)
}

// module reads the resources of a module and of those that it calls. Of the state before a plan only data sources
// count.
func (s *shown) module(n *tree.Node, depth int, dataAlone bool) {
	if n == nil || depth > maxModules {
		if n != nil {
			s.unread = append(s.unread, fact.Unread{
				Span: n.Span, What: "a module", Reason: "modules are nested more than 50 levels deep",
			})
		}
		return
	}
	list := n.At("resources").List()
	for i := range list {
		r := &list[i]
		if !dataAlone || r.At("mode").String() == Data {
			s.add(r, r.At("values"), r.At("sensitive_values"))
		}
	}
	children := n.At("child_modules").List()
	for i := range children {
		s.module(&children[i], depth+1, dataAlone)
	}
}

// changed adds a resource that a plan changes and that is not among the planned values.
func (s *shown) changed(c *tree.Node) {
	after := c.At("change", "after")
	if after != nil && after.Kind == '{' && c.At("deposed") == nil {
		s.add(c, after, c.At("change", "after_sensitive"))
	}
}

// add adds a resource with its values, once.
func (s *shown) add(n, values, sensitive *tree.Node) {
	address := n.At("address").String()
	mode, kind := n.At("mode").String(), n.At("type").String()
	if mode == "" {
		mode = Managed
		if strings.HasPrefix(strings.TrimPrefix(address, modulePrefix(address)), "data.") {
			mode = Data
		}
	}
	if address == "" || s.seen[address] || !Reads(mode, kind) {
		return
	}
	s.seen[address] = true
	r := Resource{Address: address, Mode: mode, Type: kind, Name: n.At("name").String(), Span: n.Span}
	r.Provider = s.configured.providerOf(address)
	if values != nil {
		r.Values = withoutSensitive(address, *values, sensitive)
	}
	after := s.changes[address].At("after_unknown")
	if r.kind() == documentKind {
		s.compose(&r, after)
	} else {
		s.unknown(&r, after)
	}
	s.list = append(s.list, r)
}

// unknown adds a hole for each argument that is known after the plan is applied: what the configuration refers to
// there, or the argument itself.
func (s *shown) unknown(r *Resource, after *tree.Node) {
	if after == nil || after.Kind != '{' {
		return
	}
	r.Values.Kind, r.Values.Members = '{', slices.Clone(r.Values.Members)
	for i := range after.Members {
		name := after.Members[i].Name
		value := &after.Members[i].Value
		if !anyTrue(value, 0) || value.Kind != 't' && r.at(name.Value) != nil && !policyLists[name.Value] {
			continue
		}
		if policyLists[name.Value] && s.configured.resource(r.Address) != nil && !s.configured.has(r, name.Value) {
			continue // what AWS will have, not what is configured
		}
		expr := r.Address + "." + name.Value
		if naming[name.Value] {
			expr = cmp.Or(s.configured.reference(r.Address, name.Value), expr)
		}
		hole := holeNode(expr, r.Span)
		if known := r.Values.Member(name.Value); known != nil {
			known.Value = hole
			continue
		}
		r.Values.Members = append(r.Values.Members, tree.Member{Name: name, Value: hole})
	}
}

// naming are the arguments that name another resource as a whole. What other arguments refer to may be a part of their
// value alone, because the configuration of a plan lists references without the text around them.
var naming = map[string]bool{
	"role": true, "user": true, "group": true, "role_name": true, "user_name": true, "group_name": true,
	"assume_role_policy": true, "policy": true, "content": true,
	"policy_arn": true, "policy_id": true, "permissions_boundary": true, "bucket": true, "key_id": true,
	"queue_url": true, "arn": true, "secret_arn": true,
}

// policyLists are the arguments that are lists, in which one unknown item makes the list unknown.
var policyLists = map[string]bool{
	"managed_policy_arns": true, "inline_policy": true, "users": true, "roles": true, "groups": true, "policy_arns": true,
	"policy_names": true, "client_id_list": true,
}

// anyTrue reports whether a part of a value is marked.
func anyTrue(n *tree.Node, depth int) bool {
	if n.Kind == 't' {
		return true
	}
	if depth > tree.MaxDepth {
		return false
	}
	for i := range n.Items {
		if anyTrue(&n.Items[i], depth+1) {
			return true
		}
	}
	for i := range n.Members {
		if anyTrue(&n.Members[i].Value, depth+1) {
			return true
		}
	}
	return false
}
