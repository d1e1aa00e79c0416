package edits

import (
	"slices"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
	"rolewalk/engine/tree"
)

// mostPlaces is how many places are offered for one document.
const mostPlaces = 60

// putWidth is where the JSON of a document is broken that is put into a walk.
const putWidth = 110

// Places are where a document that a person brings may go in a walk: in place of each document that it has, and into
// the roles and principals that lack one of its kind. Those of the role that the last step asks for, or of who asks,
// come first, then those of its own kind, in the order of the text. The JSON must be an object; what is none has no
// places.
func Places(walk *scenario.Walk, json string, kind policy.Kind) []Edit {
	n, fault := tree.ReadJSON(json, source.Span{To: len(json)})
	if fault != nil || n.Kind != '{' {
		return nil
	}
	p := &placing{walk: walk, body: walk.Text.Body, document: &n, kind: kind}
	p.replaced(true)
	for _, account := range walk.AccountBlocks() {
		for _, e := range account.Entities {
			p.into(account, e)
		}
	}
	meant := p.meant()
	first := slices.DeleteFunc(slices.Clone(p.list), func(e Edit) bool { return !meant.Holds(e.At) })
	p.list = append(first, slices.DeleteFunc(p.list, func(e Edit) bool { return meant.Holds(e.At) })...)
	p.replaced(false)
	return p.list[:min(len(p.list), mostPlaces)]
}

// placing collects the places of one document.
type placing struct {
	walk     *scenario.Walk
	body     string
	document *tree.Node
	kind     policy.Kind
	list     []Edit
}

// meant is the block of the entity whose document is most likely meant: of a trust policy the role that the last step
// asks for, of any other who asks. It is empty where the walk does not have them.
func (p *placing) meant() source.Span {
	result := p.walk.Run(scenario.Options{})
	for i := len(result.Rows) - 1; i >= 0; i-- {
		step := result.Rows[i].Step
		if step == nil {
			continue
		}
		if p.kind == policy.Trust {
			return p.block(step.Target)
		}
		user, role := step.Signer.Identity()
		switch {
		case user != nil:
			return p.block(user.ARN())
		case role != nil:
			return p.block(role.ARN())
		}
		break
	}
	return source.Span{}
}

// block is the block of the user or the role of an ARN; empty where the walk has none.
func (p *placing) block(text string) source.Span {
	arn, ok := aws.ParseARN(text)
	if !ok {
		return source.Span{}
	}
	for _, account := range p.walk.AccountBlocks() {
		for _, e := range account.Entities {
			if account.Number.Value == arn.Account && e.Name.Value == arn.Name() && aws.Kind(e.Kind) == arn.Kind() {
				return e.Span()
			}
		}
	}
	return source.Span{}
}

func (p *placing) add(at source.Span, text, words string) {
	p.list = append(p.list, Edit{Edit: source.Edit{At: at, New: text}, Words: words})
}

// text is the document, indented as the line of a place is.
func (p *placing) text(at int) string {
	return p.document.Indent(splice.Indent(p.body, at), putWidth)
}

// replaced are the documents of the walk, those of the kind or the others.
func (p *placing) replaced(same bool) {
	for _, d := range p.walk.Documents() {
		at := d.Policy.Doc.Span
		if at.Text == 0 && (d.Kind == p.kind) == same && d.Change >= 0 {
			p.add(at, p.text(at.From), "replace "+d.Label)
		}
	}
}

// into is the place for a trust policy that a role lacks, or for a further identity policy.
func (p *placing) into(account *syntax.Account, e *syntax.Entity) {
	name := account.Alias.Value + "/" + e.Name.Value
	switch {
	case p.kind == policy.Identity:
		at := e.Span()
		text := "policy " + freeName(e) + " " + p.document.Indent(splice.Indent(p.body, at.From)+"  ", putWidth)
		edit := splice.Block(p.body, at, text)
		p.add(edit.At, edit.New, "add it to the policies of "+name)
	case p.kind == policy.Trust && e.TrustUnknown != nil:
		at := e.TrustUnknown.Span()
		p.add(at, "trust "+p.text(at.From), "make it the trust policy of "+name)
	}
}
