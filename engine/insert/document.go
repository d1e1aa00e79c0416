package insert

import (
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
	"rolewalk/engine/tree"
	"rolewalk/engine/whatif"
)

// version is that of a new document.
const version = string(policy.Version2012)

func refTrust(holder string) policy.Ref { return policy.Ref{Kind: policy.RefTrust, Holder: holder} }

// holder is the entity that has the document; nil, and told, where there is none.
func (i *Inserter) holder(kinds ...syntax.Kind) *syntax.Entity {
	what := map[Kind]string{Trust: "role whose trust policy it is", Permission: "principal that gets the permission"}
	written := i.required(Holder, "Choose the "+what[i.ask.Kind]+".")
	if written == "" {
		return nil
	}
	list := i.entities(written, kinds...)
	switch len(list) {
	case 0:
		i.fault(Holder, i.near("Nothing here is called `"+written+"`.", written, i.titles(kinds...)))
		return nil
	case 1:
		return list[0]
	}
	i.fault(Holder, "`"+written+"` is a user and a role. Write the statement into the policy itself.")
	return nil
}

// trust adds a statement to the trust policy of a role, or gives the role one.
func (i *Inserter) trust() {
	e, statement := i.holder(syntax.Role), i.trustStatement()
	if e == nil || len(i.faults) > 0 {
		return
	}
	title := i.title(e)
	i.document = refTrust(title)
	if at, ok := i.inForce(i.document); ok {
		i.into(at, statement)
		return
	}
	if e.TrustUnknown != nil {
		at := e.TrustUnknown.Span()
		i.put(source.Edit{At: at, New: i.ended("trust " + document(statement, splice.Indent(i.body, at.From)))})
		return
	}
	text := "trust " + document(statement, splice.Inner(i.body, e.Span()))
	i.put(splice.Block(i.body, e.Span(), i.ended(text)))
}

// permission adds a statement to an inline policy of a principal, or gives the principal one.
func (i *Inserter) permission() {
	e := i.holder(syntax.User, syntax.Role, syntax.Group)
	actions := words(i.required(Action, "Write what may be done, like `sts:AssumeRole`."))
	resources := i.resources()
	if len(resources) == 0 {
		i.fault(Resource, "Write what it is about: an ARN, a role like `prod/Deploy`, or `*` for everything.")
	}
	effect := i.effect()
	if e == nil || len(i.faults) > 0 {
		return
	}
	statement := `{"Effect": ` + tree.Quote(effect) + `, "Action": ` + strung(actions) +
		`, "Resource": ` + strung(resources) + "}"
	name := i.value(Policy)
	i.document = policy.Ref{Kind: policy.RefInline, Holder: i.title(e), Name: name}
	if at, ok := i.inForce(i.document); ok {
		i.into(at, statement)
		return
	}
	text := "policy " + whatif.Word(name) + " " + document(statement, splice.Inner(i.body, e.Span()))
	i.put(splice.Block(i.body, e.Span(), i.ended(text)))
}

// effect is Allow or Deny.
func (i *Inserter) effect() string {
	effect := i.value(Effect)
	if effect != string(policy.Allow) && effect != string(policy.Deny) {
		i.fault(Effect, "The effect is `Allow` or `Deny`.")
	}
	return effect
}

// inForce is the place of a document of the walk's own text: of the one in force at the row of the reader, else of the
// one that is declared.
func (i *Inserter) inForce(ref policy.Ref) (at source.Span, ok bool) {
	for _, v := range i.result.Documents {
		if v.Ref == ref && v.From <= max(i.row, 0) && max(i.row, 0) < v.Until && v.Change >= 0 {
			if at := v.Policy.Doc.Span; at.Text == source.Walk && i.isJSON(at) {
				return at, true
			}
		}
	}
	for _, d := range i.walk.Documents() {
		if at := d.Policy.Doc.Span; d.Ref == ref && d.Change == 0 && at.Text == source.Walk && i.isJSON(at) {
			return at, true
		}
	}
	return source.Span{}, false
}

// isJSON reports whether a document is written out, and not left open with a word of the language.
func (i *Inserter) isJSON(at source.Span) bool {
	return at.From < at.To && (i.body[at.From] == '{' || i.body[at.From] == '[')
}

// into adds a statement to the document at a place. A single statement becomes a list; what the document lacks around
// it is written too.
func (i *Inserter) into(at source.Span, statement string) {
	root, fault := tree.ReadJSON(i.body, at)
	if fault != nil || root.Kind != '{' {
		i.fault(Whole, "The policy is no JSON object yet. Mend it first.")
		return
	}
	list := root.Member("Statement")
	switch {
	case list == nil:
		i.member(&root, `"Statement": [`+statement+"]")
	case list.Value.Kind == '[' && len(list.Value.Items) > 0:
		last := list.Value.Items[len(list.Value.Items)-1].Span
		i.put(splice.Follow(i.body, last, i.styled(last, statement)))
	case list.Value.Kind == '[':
		i.put(splice.Only(i.body, list.Value.Span, statement))
	case list.Value.Kind == '{' && len(list.Value.Members) == 0:
		i.put(source.Edit{At: list.Value.Span, New: "[" + statement + "]"})
	case list.Value.Kind == '{':
		only := list.Value.Span
		i.put(source.Edit{At: source.Span{From: only.From, To: only.From}, New: "["})
		i.put(source.Edit{At: source.Span{From: only.To, To: only.To}, New: ", " + i.styled(only, statement) + "]"})
	default:
		i.fault(Whole, "The Statement element is neither an object nor a list. Mend it first.")
	}
}

// member adds the statements to a document that has none, with the version where that is missing too.
func (i *Inserter) member(root *tree.Node, text string) {
	if root.Member("Version") == nil {
		text = `"Version": "` + version + `", ` + text
	}
	if n := len(root.Members); n > 0 {
		i.put(splice.Follow(i.body, root.Members[n-1].Span(), text))
		return
	}
	i.put(splice.Only(i.body, root.Span, text))
}

// styled is a statement as the author wrote the one at a place. Where that is no object, it stays on one line.
func (i *Inserter) styled(at source.Span, statement string) string {
	if i.body[at.From] != '{' {
		return statement
	}
	return splice.InStyle(i.body, at, statement)
}

// resources are the ARNs of a permission. A role or a user of the walk may be called by its name.
func (i *Inserter) resources() []string {
	var list []string
	for _, one := range words(i.value(Resource)) {
		for _, kind := range []syntax.Kind{syntax.Role, syntax.User} {
			if found := i.entities(one, kind); len(found) == 1 && strings.Contains(one, "/") {
				one = i.arn(found[0])
			}
		}
		list = append(list, one)
	}
	return list
}

// strung writes one string as it is, and several as a list.
func strung(values []string) string {
	quoted := make([]string, len(values))
	for k, v := range values {
		quoted[k] = tree.Quote(v)
	}
	if len(quoted) == 1 {
		return quoted[0]
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
