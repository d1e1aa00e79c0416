package answer

import (
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Context is what is known of an answer from around it.
type Context struct {
	// Hint is the file's name, the heading or the word above the answer.
	Hint string
}

// reader reads one answer.
type reader struct {
	Context
	fact.Facts
	root *tree.Node
}

// forms are the answers by the members that tell them. The first form all of whose members are there is taken.
var forms = []struct {
	members []string
	read    func(*reader)
	form    string
}{
	{[]string{"RoleDetailList"}, (*reader).accountDetails, "account-details"},
	{[]string{"UserDetailList"}, (*reader).accountDetails, "account-details"},
	{[]string{"GroupDetailList"}, (*reader).accountDetails, "account-details"},
	{[]string{"Role"}, (*reader).role, "role"},
	{[]string{"Roles"}, (*reader).roles, "role"},
	{[]string{"RoleName", "PolicyName"}, (*reader).rolePolicy, ""},
	{[]string{"UserName", "PolicyName"}, (*reader).userPolicy, ""},
	{[]string{"GroupName", "PolicyName"}, (*reader).groupPolicy, ""},
	{[]string{"Group", "Users"}, (*reader).group, "group"},
	{[]string{"Group"}, (*reader).group, "group"},
	{[]string{"User"}, (*reader).user, "user"},
	{[]string{"Users"}, (*reader).users, "user"},
	{[]string{"Groups"}, (*reader).groups, "group"},
	{[]string{"PolicyNames"}, (*reader).policyNames, ""},
	{[]string{"AttachedPolicies"}, (*reader).attachedPolicies, ""},
	{[]string{"PolicyVersion"}, (*reader).policyVersion, ""},
	{[]string{"Policy"}, (*reader).policy, ""},
	{[]string{"Policies"}, (*reader).policies, ""},
	{[]string{"Url", "ClientIDList"}, (*reader).provider, ""},
	{[]string{"OpenIDConnectProviderList"}, (*reader).providers, ""},
	{[]string{"SAMLProviderList"}, (*reader).providers, ""},
	{[]string{"MFADevices"}, (*reader).devices, ""},
	{[]string{"AccountAliases"}, (*reader).aliases, ""},
	{[]string{"UserId", "Account", "Arn"}, (*reader).callerIdentity, "caller"},
	{[]string{"Accounts"}, (*reader).accounts, ""},
	{[]string{"Account"}, (*reader).accounts, ""},
	{[]string{"Organization"}, (*reader).organization, ""},
	{[]string{"Credentials", "AssumedRoleUser"}, (*reader).assumedRole, "credentials"},
	{[]string{"Credentials", "FederatedUser"}, (*reader).federatedUser, "credentials"},
	{[]string{"Credentials"}, (*reader).temporary, "credentials"},
	{[]string{"AccessKeyId", "SecretAccessKey", "SessionToken"}, (*reader).temporary, "credentials"},
}

// Read reads an answer. ok is false if the tree is none.
func Read(root *tree.Node, c Context) (facts fact.Facts, ok bool) {
	if root.Kind != '{' {
		return fact.Facts{}, false
	}
	for _, form := range forms {
		if has(root, form.members) {
			r := &reader{Context: c, root: root}
			form.read(r)
			for i := range r.Pieces {
				r.Pieces[i].Form = form.form
			}
			return r.Facts, len(r.Pieces) > 0 || len(r.Unread) > 0
		}
	}
	return fact.Facts{}, false
}

func has(n *tree.Node, members []string) bool {
	for _, m := range members {
		if n.Member(m) == nil {
			return false
		}
	}
	return true
}

func (r *reader) piece(title, why string, at source.Span) {
	r.Pieces = append(r.Pieces, fact.Piece{Title: title, Why: why, Span: at})
}

func (r *reader) unread(what, reason string, at source.Span) {
	r.Unread = append(r.Unread, fact.Unread{What: what, Reason: reason, Span: at})
}
