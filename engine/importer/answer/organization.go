package answer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// targets reads list-targets-for-policy. The policy is named by the command alone.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTargetsForPolicy.html
func (r *reader) targets() {
	c := fact.Control{ID: r.option("policy-id"), Span: r.root.Span}
	list := r.root.At("Targets").List()
	for i := range list {
		id := list[i].At("TargetId").String()
		if id == "" {
			return // the targets of another service
		}
		c.Targets = append(c.Targets, id)
	}
	if c.ID == "" {
		r.unread("the targets of a policy", "The answer does not say of which policy they are: put the command that printed "+
			"it, with its --policy-id, on the line above it.", r.root.Span)
		return
	}
	r.Controls = append(r.Controls, c)
	r.piece("the targets of "+c.ID, "it is an answer of list-targets-for-policy", r.root.Span)
}

// parents reads list-parents. Whose they are the command says alone.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html
func (r *reader) parents() {
	child := r.option("child-id")
	if child == "" {
		r.unread("the parents of an account or an OU", "The answer does not say whose they are: put the command that "+
			"printed it, with its --child-id, on the line above it.", r.root.Span)
		return
	}
	for _, n := range r.root.At("Parents").List() {
		r.Units = append(r.Units, fact.Unit{ID: child, Over: n.At("Id").String(), Span: n.Span})
	}
	r.piece("what "+child+" is in", "it is an answer of list-parents", r.root.Span)
}

// members reads list-children, list-accounts-for-parent and list-organizational-units-for-parent, whose parent the
// command says alone, and list-accounts, which has none.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
func (r *reader) members() {
	parent, total := r.option("parent-id"), 0
	for _, name := range []string{"Accounts", "Children", "OrganizationalUnits"} {
		list := r.root.At(name).List()
		for i := range list {
			id := list[i].At("Id").String()
			if parent != "" {
				r.Units = append(r.Units, fact.Unit{ID: id, Over: parent, Span: list[i].Span})
			}
			total++
		}
	}
	if r.root.At("Account", "Id") != nil {
		total++
	} else if r.root.Member("Account") != nil {
		return
	}
	title := count(total, "account or OU")
	if total != 1 {
		title = strings.TrimSuffix(title, " account or OUs") + " accounts or OUs"
	}
	if parent != "" {
		title += " in " + parent
	}
	r.piece(title, "it is an answer of aws organizations", r.root.Span)
}

// organization reads describe-organization, which names the management account.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
func (r *reader) organization() {
	n := r.root.At("Organization")
	if n.At("Id") == nil {
		return
	}
	id := n.At("MasterAccountId").String()
	if aws.IsAccountID(id) {
		r.Units = append(r.Units, fact.Unit{ID: id, Management: true, Span: n.Span})
	}
	r.piece("organization "+n.At("Id").String(), "it is an answer of describe-organization", r.root.Span)
}

// roots reads list-roots.
func (r *reader) roots() {
	for _, n := range r.root.At("Roots").List() {
		r.piece("root "+n.At("Id").String()+" of the organization", "it is an answer of list-roots", n.Span)
	}
}
