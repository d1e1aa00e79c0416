package trail

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// written are the calls of IAM that write a document of a role or a user, with the parameters that have its owner's
// name, its own name and its text.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
var written = map[string]struct {
	kind             fact.EntityKind
	owner, own, text string
}{
	"iam:CreateRole":             {fact.Role, "roleName", "", "assumeRolePolicyDocument"},
	"iam:UpdateAssumeRolePolicy": {fact.Role, "roleName", "", "policyDocument"},
	"iam:PutRolePolicy":          {fact.Role, "roleName", "policyName", "policyDocument"},
	"iam:PutUserPolicy":          {fact.User, "userName", "policyName", "policyDocument"},
	"iam:PutGroupPolicy":         {fact.Group, "groupName", "policyName", "policyDocument"},
}

// writes takes the document that an event has written, which is as old as the event.
func (r *reader) writes(n *tree.Node, q *fact.Request) {
	form, ok := written[q.Action]
	parameters := n.At("requestParameters")
	name, text := parameters.At(form.owner).String(), parameters.At(form.text)
	if !ok || !q.Granted || name == "" || text.String() == "" {
		return
	}
	span := r.place(text.Span)
	document, fault := tree.ReadJSON(text.String(), source.Span{To: len(text.String())})
	if fault != nil || document.Kind != '{' {
		r.unread(span, "The policy that the event writes is no JSON.")
		return
	}
	account := n.At("recipientAccountId").String()
	if caller, ok := aws.ParseARN(q.Caller); ok && account == "" {
		account = caller.Account
	}
	d := &fact.Document{JSON: document.Print(), Span: span, At: q.At}
	e := fact.Entity{Kind: form.kind, Name: name, Account: account, Span: r.place(n.Span)}
	if form.own == "" {
		e.Trust = d
	} else {
		e.Inline = []fact.Named{{Name: parameters.At(form.own).String(), Document: d}}
	}
	r.facts.Entities = append(r.facts.Entities, e)
}
