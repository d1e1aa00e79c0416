package tfresource

import (
	"regexp"
	"slices"
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// configured is the configuration that a plan has beside its values. Nil is none.
//
// See https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
type configured struct {
	root      *tree.Node
	resources map[string]*tree.Node // by address without keys of instances
	calls     map[string]*tree.Node // of modules, by address
}

func readConfiguration(n *tree.Node) *configured {
	if n == nil || n.Kind != '{' {
		return nil
	}
	c := &configured{root: n, resources: map[string]*tree.Node{}, calls: map[string]*tree.Node{}}
	c.module(n.At("root_module"), "", 0)
	return c
}

func (c *configured) module(n *tree.Node, prefix string, depth int) {
	if n == nil || depth > maxModules {
		return
	}
	list := n.At("resources").List()
	for i := range list {
		if address := list[i].At("address").String(); address != "" {
			c.resources[prefix+address] = &list[i]
		}
	}
	calls := n.At("module_calls")
	if calls == nil {
		return
	}
	for i := range calls.Members {
		m := &calls.Members[i]
		address := prefix + "module." + m.Name.Value
		c.calls[address] = &m.Value
		c.module(m.Value.At("module"), address+".", depth+1)
	}
}

// instanceKey is the key of an instance in an address.
var instanceKey = regexp.MustCompile(`\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\]`)

// withoutKeys is an address without the keys of instances.
func withoutKeys(address string) string { return instanceKey.ReplaceAllString(address, "") }

// resource is the configuration of an instance; nil if there is none.
func (c *configured) resource(address string) *tree.Node {
	if c == nil {
		return nil
	}
	return c.resources[withoutKeys(address)]
}

// has reports whether the configuration of a resource has an argument.
func (c *configured) has(r *Resource, argument string) bool {
	return c.resource(r.Address).At("expressions", argument) != nil
}

// providerOf is the provider configuration that makes a resource; "" if that is the default one or not known. A key of
// a module's own configuration has the module before a colon.
func (c *configured) providerOf(address string) string {
	key := c.resource(address).At("provider_config_key").String()
	if module, name, inModule := strings.Cut(key, ":"); inModule {
		key = name
		if c.root.At("provider_config", module+":"+name, "expressions") != nil {
			return module + "." + name
		}
	}
	if key == "aws" {
		return ""
	}
	return key
}

// providers are the provider configurations with the arguments that are constant.
func (c *configured) providers(at source.Span) []Resource {
	if c == nil {
		return nil
	}
	all := c.root.At("provider_config")
	if all == nil {
		return nil
	}
	var list []Resource
	for i := range all.Members {
		n := &all.Members[i].Value
		if name := n.At("name").String(); Reads(Provider, name) && n.At("module_address") == nil {
			list = append(list, Resource{
				Mode: Provider, Type: name, Name: n.At("alias").String(), Values: constant(n.At("expressions"), 0), Span: at,
			})
		}
	}
	return list
}

// constant are expressions with their values; one that has none is a hole.
func constant(n *tree.Node, depth int) tree.Node {
	switch {
	case n == nil || depth > maxModules:
		return tree.Node{Kind: 'n', Text: "null"}
	case n.Kind == '[':
		out := tree.Node{Kind: '[', Span: n.Span}
		for i := range n.Items {
			out.Items = append(out.Items, constant(&n.Items[i], depth+1))
		}
		return out
	case n.At("constant_value") != nil:
		return *n.At("constant_value")
	case n.At("references") != nil:
		list := n.At("references").List()
		if len(list) == 0 || list[0].String() == "" {
			return holeNode("an expression", n.Span)
		}
		return holeNode(list[0].String(), n.Span)
	}
	out := tree.Node{Kind: '{', Span: n.Span}
	for i := range n.Members {
		m := &n.Members[i]
		out.Members = append(out.Members, tree.Member{Name: m.Name, Value: constant(&m.Value, depth+1)})
	}
	return out
}

// reference is what an argument of a resource refers to; see follow.
func (c *configured) reference(address, argument string) string {
	return c.follow(c.resource(address).At("expressions", argument), modulePrefix(address))
}

// follow is what an expression in a module refers to where that is one thing alone: an attribute of a resource, also
// through the calls and outputs of modules. It is "" otherwise.
func (c *configured) follow(n *tree.Node, prefix string) string {
	for range maxModules {
		ref := single(n.At("references"))
		variable, isVariable := strings.CutPrefix(ref, "var.")
		module, output, isOutput := outputOf(ref)
		switch {
		case isVariable && prefix != "":
			call := strings.TrimSuffix(prefix, ".")
			n = c.calls[withoutKeys(call)].At("expressions", variable)
			prefix = modulePrefix(call)
		case isVariable:
			return ref
		case isOutput:
			call := prefix + module
			n = c.calls[withoutKeys(call)].At("module", "outputs", output, "expression")
			prefix = call + "."
		case attributeOfAWS.MatchString(ref) || documentText.MatchString(ref):
			return prefix + ref
		default:
			return ""
		}
	}
	return ""
}

// outputOf is the module and the output that a reference names.
func outputOf(ref string) (module, output string, ok bool) {
	prefix := modulePrefix(ref)
	output = strings.TrimPrefix(ref, prefix)
	return strings.TrimSuffix(prefix, "."), output, prefix != "" && !strings.ContainsAny(output, ".[")
}

// attributeOfAWS is a reference to what names a resource of AWS.
var attributeOfAWS = regexp.MustCompile(`^(?:data\.)?aws_\w+\.[\w-]+(?:\[.*\])?\.(?:name|id|arn|bucket|key_id|url)$`)

// documentText is a reference to the text of a policy document.
var documentText = regexp.MustCompile(`^data\.aws_iam_policy_document\.[\w-]+(?:\[.*\])?\.(?:minified_)?json$`)

// single is the reference of a list that has it with what it begins with, and nothing else.
func single(n *tree.Node) string {
	list := n.List()
	if len(list) == 0 {
		return ""
	}
	first := list[0].String()
	if slices.ContainsFunc(list, func(r tree.Node) bool {
		return r.String() == "" || !strings.HasPrefix(first, r.String())
	}) {
		return ""
	}
	return first
}

// modulePrefix is the address of the module in which something stands, with a dot behind it; "" for the root.
func modulePrefix(address string) string {
	end := 0
	for rest := address; strings.HasPrefix(rest, "module."); rest = address[end:] {
		name := strings.TrimPrefix(rest, "module.")
		i := 0
		for i < len(name) && name[i] != '.' && name[i] != '[' {
			i++
		}
		if i < len(name) && name[i] == '[' {
			if at := instanceKey.FindStringIndex(name[i:]); at != nil && at[0] == 0 {
				i += at[1]
			}
		}
		if i >= len(name) || name[i] != '.' {
			return address[:end]
		}
		end += len("module.") + i + 1
	}
	return address[:end]
}

// holeNode is a value of which the expression is known alone.
func holeNode(expr string, at source.Span) tree.Node {
	text := "${" + expr + "}"
	return tree.Node{Kind: '"', Text: text, Span: at, Holes: []tree.Hole{{To: len(text), Expr: expr, Span: at}}}
}
