package answer

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// entityOf reads a role, a user or a group, as list-…, get-… and get-account-authorization-details give it.
func (r *reader) entityOf(n *tree.Node, kind fact.EntityKind, name string) *fact.Entity {
	e := fact.Entity{
		Kind: kind, Name: n.At(name).String(), Path: n.At("Path").String(), Span: n.Span,
		Boundary: n.At("PermissionsBoundary", "PermissionsBoundaryArn").String(),
	}
	if arn, ok := aws.ParseARN(n.At("Arn").String()); ok {
		e.Account = arn.Account
	}
	for _, id := range []string{"RoleId", "UserId", "GroupId"} {
		if s := n.At(id).String(); s != "" {
			e.ID = s
		}
	}
	if seconds, err := strconv.Atoi(textOf(n.At("MaxSessionDuration"))); err == nil {
		e.MaxSession = time.Duration(seconds) * time.Second
	}
	if tags := n.At("Tags"); tags != nil {
		e.Tags = tagsOf(tags)
	}
	if trust := n.At("AssumeRolePolicyDocument"); trust != nil {
		e.Trust = document(trust)
	}
	r.Entities = append(r.Entities, e)
	return &r.Entities[len(r.Entities)-1]
}

func textOf(n *tree.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

// tagsOf reads a list of {Key, Value}.
func tagsOf(n *tree.Node) map[string]string {
	tags := map[string]string{}
	for _, t := range n.List() {
		if key := t.At("Key").String(); key != "" {
			tags[key] = t.At("Value").String()
		}
	}
	return tags
}

func (r *reader) role() {
	n := r.root.At("Role")
	if n.Kind != '{' {
		return
	}
	e := r.entityOf(n, fact.Role, "RoleName")
	// get-role gives tags and boundary where there are any.
	// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
	e.Whole.Tags, e.Whole.Boundary = true, true
	r.piece("role "+e.Name, "it is an answer of get-role", r.root.Span)
}

func (r *reader) user() {
	n := r.root.At("User")
	if n.Kind != '{' {
		return
	}
	e := r.entityOf(n, fact.User, "UserName")
	// get-user gives tags and boundary where there are any.
	// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
	e.Whole.Tags, e.Whole.Boundary = true, true
	r.piece("user "+e.Name, "it is an answer of get-user", r.root.Span)
}

// roles reads list-roles, which leaves out tags and boundaries.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
func (r *reader) roles() {
	list := r.root.At("Roles").List()
	for i := range list {
		r.entityOf(&list[i], fact.Role, "RoleName")
	}
	r.piece(count(len(list), "role"), "it is an answer of list-roles", r.root.Span)
}

func (r *reader) users() {
	list := r.root.At("Users").List()
	for i := range list {
		r.entityOf(&list[i], fact.User, "UserName")
	}
	r.piece(count(len(list), "user"), "it is an answer of list-users", r.root.Span)
}

// groups reads list-groups-for-user, which does not name the user, and list-groups: the words before an answer tell
// that it is of the latter.
//
// See https://docs.aws.amazon.com/cli/latest/reference/iam/list-groups-for-user.html
func (r *reader) groups() {
	list := r.root.At("Groups").List()
	if !strings.Contains(r.Hint, "list-groups") || strings.Contains(r.Hint, "list-groups-for-user") {
		e := r.unnamed()
		for i := range list {
			e.Groups = append(e.Groups, list[i].At("GroupName").String())
			if arn, ok := aws.ParseARN(list[i].At("Arn").String()); ok {
				e.Account = arn.Account // a user is in groups of its own account alone
			}
		}
		e.Whole.Groups = r.complete()
		r.Entities = append(r.Entities, e)
		r.piece("the groups", "it is an answer of list-groups-for-user", r.root.Span)
		return
	}
	for i := range list {
		r.entityOf(&list[i], fact.Group, "GroupName")
	}
	r.piece(count(len(list), "group"), "it is an answer of list-groups", r.root.Span)
}

// group reads get-group: a group and its users.
func (r *reader) group() {
	n := r.root.At("Group")
	if n.Kind != '{' {
		return
	}
	e := r.entityOf(n, fact.Group, "GroupName")
	name := e.Name
	list := r.root.At("Users").List()
	for i := range list {
		u := r.entityOf(&list[i], fact.User, "UserName")
		u.Groups = []string{name}
	}
	r.piece("group "+name, "it is an answer of get-group", r.root.Span)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// accountDetails reads get-account-authorization-details, which tells everything of the entities that it lists.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
func (r *reader) accountDetails() {
	whole := fact.Parts{Inline: true, Attached: true, Boundary: true, Groups: true, Tags: true}
	total := 0
	for _, list := range []struct {
		member, name, policies string
		kind                   fact.EntityKind
	}{
		{"UserDetailList", "UserName", "UserPolicyList", fact.User},
		{"GroupDetailList", "GroupName", "GroupPolicyList", fact.Group},
		{"RoleDetailList", "RoleName", "RolePolicyList", fact.Role},
	} {
		items := r.root.At(list.member).List()
		for i := range items {
			n := &items[i]
			e := r.entityOf(n, list.kind, list.name)
			e.Whole = whole
			for _, p := range n.At(list.policies).List() {
				e.Inline = append(e.Inline, fact.Named{
					Name: p.At("PolicyName").String(), Document: document(p.At("PolicyDocument")),
				})
			}
			e.Attached = attached(n.At("AttachedManagedPolicies"))
			for _, g := range n.At("GroupList").List() {
				e.Groups = append(e.Groups, g.String())
			}
			total++
		}
	}
	for _, p := range r.root.At("Policies").List() {
		r.managed(&p)
	}
	r.piece(count(total, "principal")+" of an account", "it is an answer of get-account-authorization-details",
		r.root.Span)
}

// attached reads a list of {PolicyName, PolicyArn}.
func attached(n *tree.Node) []string {
	var list []string
	for _, p := range n.List() {
		if arn := p.At("PolicyArn").String(); arn != "" {
			list = append(list, arn)
		}
	}
	return list
}

// devices reads list-mfa-devices.
func (r *reader) devices() {
	list := r.root.At("MFADevices").List()
	for _, d := range list {
		if name := d.At("UserName").String(); name != "" {
			e := fact.Entity{Kind: fact.User, Name: name, MFA: true, Span: d.Span}
			if arn, ok := aws.ParseARN(d.At("SerialNumber").String()); ok {
				e.Account = arn.Account
			}
			r.Entities = append(r.Entities, e)
		}
	}
	r.piece(count(len(list), "MFA device"), "it is an answer of list-mfa-devices", r.root.Span)
}
