package answer

import (
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
		r.Accounts = append(r.Accounts, fact.Account{ID: id, Alias: name, Span: n.Span})
		r.piece("account "+id+": "+name, why, n.Span)
	}
}
