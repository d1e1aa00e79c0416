package answer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// accounts reads the names of accounts, as list-accounts and describe-account of Organizations answer.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
func (r *reader) accounts() {
	list := r.root.At("Accounts").List()
	why := "it is an answer of list-accounts"
	if len(list) == 0 {
		list, why = []tree.Node{*r.root.At("Account")}, "it is an answer of describe-account"
	}
	for i := range list {
		n := &list[i]
		id, name := n.At("Id").String(), n.At("Name").String()
		if !aws.IsAccountID(id) {
			continue
		}
		r.Accounts = append(r.Accounts, fact.Account{
			ID: id, Alias: name, Organization: organizationIn(n.At("Arn").String()), Span: n.Span,
		})
		r.piece("account "+id+": "+name, why, n.Span)
	}
}

// organizationIn is the organization that an ARN of Organizations has: arn:aws:organizations::1:account/o-1/2. It is
// empty for any other text.
func organizationIn(text string) string {
	arn, ok := aws.ParseARN(text)
	_, rest, _ := strings.Cut(arn.Resource, "/")
	id, _, _ := strings.Cut(rest, "/")
	if !ok || arn.Service != "organizations" || !strings.HasPrefix(id, "o-") {
		return ""
	}
	return id
}

// organization reads describe-organization, which does not name the account that asks.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
func (r *reader) organization() {
	n := r.root.At("Organization")
	id := n.At("Id").String()
	if !strings.HasPrefix(id, "o-") {
		return
	}
	r.Accounts = append(r.Accounts, fact.Account{Organization: id, Span: n.Span})
	r.piece("organization "+id, "it is an answer of describe-organization", r.root.Span)
}
