package files

import (
	"regexp"
	"slices"
	"strings"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// parameters are the values of stacks' parameters that the sources give.
type parameters struct {
	values map[string]string
	// twice are those to which the sources give several values.
	twice map[string]bool
}

// parametersOf are the values of parameters in files of them, in what describe-stacks prints and in command lines.
//
// See https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html and
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html
func parametersOf(sources []brought.Source) *parameters {
	p := &parameters{values: map[string]string{}, twice: map[string]bool{}}
	for _, src := range sources {
		if !strings.Contains(src.Body, "Parameter") && !strings.Contains(src.Body, "parameter-overrides") {
			continue
		}
		list, _ := fragment.Find(src, 0)
		var taken []source.Span
		for i := range list {
			taken = append(taken, list[i].Span)
			for _, given := range givenIn(&list[i].Node) {
				p.set(given.name, given.value)
			}
		}
		rest := brought.Blanked(src.Body, taken)
		for _, m := range keyAndValue.FindAllStringSubmatch(rest, -1) {
			p.set(m[1], strings.Trim(m[2], `"'`))
		}
		for _, m := range overrides.FindAllString(rest, -1) {
			for _, pair := range override.FindAllStringSubmatch(m, -1) {
				p.set(pair[1], strings.Trim(pair[2], `"'`))
			}
		}
	}
	for name := range p.twice {
		delete(p.values, name)
	}
	return p
}

// The forms of parameters on a command line: --parameters ParameterKey=a,ParameterValue=b, --parameter-overrides a=b.
var (
	keyAndValue = regexp.MustCompile(`ParameterKey=(\w+),ParameterValue=("[^"]*"|'[^']*'|[^\s,]+)`)
	overrides   = regexp.MustCompile(`--parameter-overrides(?:[\s\\]+["']?[A-Za-z]\w*=(?:"[^"]*"|'[^']*'|[^\s"'\\]+)["']?)+`)
	override    = regexp.MustCompile(`[\s\\"']([A-Za-z]\w*)=("[^"]*"|'[^']*'|[^\s"'\\]+)`)
)

func (p *parameters) set(name, value string) {
	if known, ok := p.values[name]; ok && known != value {
		p.twice[name] = true
	}
	p.values[name] = value
}

// given is a parameter with its value.
type given struct{ name, value string }

// givenIn are the parameters that a value gives; none of a value of another form.
func givenIn(n *tree.Node) (list []given) {
	lists := []*tree.Node{n}
	if stacks := n.At("Stacks"); stacks != nil {
		lists = nil
		for i := range stacks.List() {
			lists = append(lists, stacks.List()[i].At("Parameters"))
		}
	}
	for _, of := range lists {
		if of == nil || of.Kind != '[' {
			continue
		}
		for _, item := range of.Items {
			if key, value := item.At("ParameterKey").String(), item.At("ParameterValue"); key != "" && value != nil {
				list = append(list, given{key, value.Text})
			}
		}
	}
	values := n.At("Parameters")
	if values == nil || values.Kind != '{' || n.At("Resources") != nil {
		return list
	}
	for i := range values.Members {
		m := &values.Members[i]
		if m.Value.Kind == '{' || m.Value.Kind == '[' {
			return nil // a part of a template
		}
		list = append(list, given{m.Name.Value, m.Value.Text})
	}
	return list
}

// stackParameters recognises what gives parameters their values.
func (r *reader) stackParameters(n *tree.Node, at source.Span) (ok bool) {
	list := givenIn(n)
	if len(list) == 0 {
		return false
	}
	var names []string
	for _, g := range list {
		names = append(names, g.name)
		if r.parameters.twice[g.name] {
			r.Unread = append(r.Unread, fact.Unread{
				Span: at, What: "parameter " + g.name,
				Reason: "The sources give it several values, so none of them is taken: bring those of one stack alone.",
			})
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	r.Pieces = append(r.Pieces, fact.Piece{
		Title: "parameters of a stack: " + source.List(names[:min(len(names), 5)], "and"),
		Why:   "it has the values of parameters", Span: at, Form: "template",
	})
	return true
}
