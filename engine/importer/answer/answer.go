package answer

import (
	"slices"

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

// form is an answer by the members that tell it.
type form struct {
	members []string
	read    func(*reader)
	form    string
}

// forms are the answers that most people bring. The first form all of whose members are there is taken.
var forms = []form{
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
	{[]string{"Url", "ThumbprintList"}, (*reader).provider, ""},
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
	{[]string{"Tags"}, (*reader).tags, ""}, // which other answers have too
}

// furtherForms are those that few people bring.
var furtherForms = []form{
	{[]string{"FunctionName", "Role"}, (*reader).function, ""},
	{[]string{"taskDefinition"}, (*reader).taskRoles, ""},
	{[]string{"taskRoleArn"}, (*reader).taskRoles, ""},
	{[]string{"executionRoleArn"}, (*reader).taskRoles, ""},
	{[]string{"SAMLMetadataDocument"}, (*reader).samlProvider, ""},
	{[]string{"VirtualMFADevices"}, (*reader).virtualDevices, ""},
	{[]string{"PolicyGroups", "PolicyUsers", "PolicyRoles"}, (*reader).holders, ""},
	{[]string{"EvaluationResults"}, (*reader).simulation, ""},
	{[]string{"InstanceProfiles"}, (*reader).instanceProfiles, "role"},
	{[]string{"InstanceProfile"}, (*reader).instanceProfiles, "role"},
	{[]string{"InlinePolicy"}, (*reader).permissionSet, ""},
	{[]string{"Targets"}, (*reader).targets, ""},
	{[]string{"Parents"}, (*reader).parents, ""},
	{[]string{"Children"}, (*reader).members, ""},
	{[]string{"OrganizationalUnits"}, (*reader).members, ""},
	{[]string{"Roots"}, (*reader).roots, ""},
}

// Read reads an answer that most people bring. ok is false if the tree is none.
func Read(root *tree.Node, c Context) (facts fact.Facts, ok bool) { return read(root, c, forms) }

// Further reads an answer that few people bring. It is apart, because the core of the page does without it. ok is false
// if the tree is none.
func Further(root *tree.Node, c Context) (facts fact.Facts, ok bool) {
	if facts, ok = read(root, c, furtherForms); ok || root.Kind != '{' {
		return facts, ok
	}
	if slices.ContainsFunc(forms, func(f form) bool { return has(root, f.members) }) {
		return fact.Facts{}, false
	}
	r := &reader{Context: c, root: root}
	ok = r.decidesNothing()
	return r.Facts, ok
}

func read(root *tree.Node, c Context, forms []form) (facts fact.Facts, ok bool) {
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
