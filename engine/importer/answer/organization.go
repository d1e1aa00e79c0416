package answer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
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

// members reads list-children and list-organizational-units-for-parent, whose parent the command says alone.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListChildren.html
func (r *reader) members() {
	total := len(r.root.At("Children").List()) + len(r.root.At("OrganizationalUnits").List())
	title := count(total, "child") + " of an OU"
	if total != 1 {
		title = strings.Replace(title, "childs", "children", 1)
	}
	if parent := r.option("parent-id"); parent != "" {
		title = strings.Replace(title, "an OU", parent, 1)
	}
	r.piece(title, "it is an answer of aws organizations", r.root.Span)
}

// Units are what an answer of organizations says of the place of accounts and OUs, and which account manages them. They
// are no piece: the answer is read for more.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html and
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
func Units(root *tree.Node, c Context) (units []fact.Unit) {
	r := &reader{Context: c, root: root}
	if root.Kind != '{' {
		return nil
	}
	if id := root.At("Organization", "MasterAccountId").String(); aws.IsAccountID(id) {
		units = append(units, fact.Unit{ID: id, Management: true, Span: root.Span})
	}
	parent := r.option("parent-id")
	for _, name := range []string{"Accounts", "Children", "OrganizationalUnits"} {
		for _, n := range root.At(name).List() {
			if id := n.At("Id").String(); parent != "" && id != "" {
				units = append(units, fact.Unit{ID: id, Over: parent, Span: n.Span})
			}
		}
	}
	return units
}

// roots reads list-roots.
func (r *reader) roots() {
	for _, n := range r.root.At("Roots").List() {
		r.piece("root "+n.At("Id").String()+" of the organization", "it is an answer of list-roots", n.Span)
	}
}
