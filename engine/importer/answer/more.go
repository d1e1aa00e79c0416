package answer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// tags reads list-role-tags and list-user-tags, which do not name the entity: the hint may. Tags of other things
// decide no request that a walk has.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html
func (r *reader) tags() {
	list := r.root.At("Tags")
	if !r.areTags() {
		return
	}
	for _, of := range []string{
		"list-policy-tags", "list-open-id-connect-provider-tags", "list-saml-provider-tags", "list-mfa-device-tags",
		"list-instance-profile-tags", "list-server-certificate-tags", "list-tags-for-resource",
	} {
		if strings.Contains(r.Hint, of) {
			r.piece("tags that decide nothing here", "it is an answer of "+of, r.root.Span)
			return
		}
	}
	e := r.unnamed()
	e.Tags = tagsOf(list)
	e.Whole.Tags = r.complete()
	r.Entities = append(r.Entities, e)
	r.piece("the tags", "it is an answer of list-role-tags or list-user-tags", r.root.Span)
}

// areTags reports whether an answer has nothing but a page of keys with values.
func (r *reader) areTags() bool {
	for i := range r.root.Members {
		switch r.root.Members[i].Name.Value {
		case "Tags", "IsTruncated", "Marker", "NextToken":
		default:
			return false
		}
	}
	n := r.root.At("Tags")
	for _, t := range n.List() {
		if t.At("Key") == nil || t.At("Value") == nil {
			return false
		}
	}
	return n.Kind == '['
}

// holders reads list-entities-for-policy. The policy is named by the command alone.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
func (r *reader) holders() {
	arn, ok := r.arnOption("policy-arn")
	if !ok {
		r.unread("who has a policy", "The answer does not say of which policy it is: put the command that printed it, with "+
			"its --policy-arn, on the line above it.", r.root.Span)
		return
	}
	usage := r.option("policy-usage-filter")
	for _, list := range []struct {
		member, name string
		kind         fact.EntityKind
	}{
		{"PolicyUsers", "UserName", fact.User},
		{"PolicyGroups", "GroupName", fact.Group},
		{"PolicyRoles", "RoleName", fact.Role},
	} {
		items := r.root.At(list.member).List()
		for i := range items {
			e := r.entityOf(&items[i], list.kind, list.name)
			if aws.IsAccountID(arn.Account) {
				e.Account = arn.Account
			}
			if usage == "PermissionsBoundary" {
				e.Boundary = r.option("policy-arn")
			} else if usage != "" {
				e.Attached = []string{r.option("policy-arn")}
			}
		}
	}
	if usage == "" {
		r.unread("how the principals of the list have "+arn.Name(), "The answer does not tell a policy that is attached "+
			"from one that is a boundary: the command tells it with --policy-usage-filter PermissionsPolicy.", r.root.Span)
	}
	r.piece("who has policy "+arn.Name(), "it is an answer of list-entities-for-policy", r.root.Span)
}

// simulation names the answer of the policy simulator, which has results and no policies.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
func (r *reader) simulation() {
	results := r.root.At("EvaluationResults").List()
	said := ""
	if len(results) > 0 {
		said = " It says " + results[0].At("EvalDecision").String() + " for " +
			results[0].At("EvalActionName").String() + "."
	}
	r.unread("an answer of the policy simulator",
		"The simulator asks the identity policies alone, and no trust policy."+said+" Bring the policies themselves.",
		r.root.Span)
}

// instanceProfiles reads get-instance-profile and the lists of them, which have the roles whole but for tags and
// boundaries.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html
func (r *reader) instanceProfiles() {
	list := append(r.root.At("InstanceProfiles").List(), r.root.At("InstanceProfile").List()...)
	for i := range list {
		roles := list[i].At("Roles").List()
		for j := range roles {
			e := r.entityOf(&roles[j], fact.Role, "RoleName")
			r.piece("role "+e.Name+" of instance profile "+list[i].At("InstanceProfileName").String(),
				"it is an answer of get-instance-profile", e.Span)
		}
	}
	if len(r.Pieces) == 0 {
		r.piece("instance profiles without a role, which decide nothing", "it is an answer of get-instance-profile",
			r.root.Span)
	}
}

// virtualDevices reads list-virtual-mfa-devices. A device without a user is not assigned.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
func (r *reader) virtualDevices() {
	list := r.root.At("VirtualMFADevices").List()
	for i := range list {
		if user := list[i].At("User"); user.At("UserName") != nil {
			r.entityOf(user, fact.User, "UserName").MFA = true
		}
	}
	r.piece(count(len(list), "MFA device"), "it is an answer of list-virtual-mfa-devices", r.root.Span)
}

// samlProvider reads get-saml-provider. The command alone names the provider.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html
func (r *reader) samlProvider() {
	arn, ok := r.arnOption("saml-provider-arn")
	if !ok {
		r.unread("a SAML provider", "The answer does not name it: put the command that printed it, with its "+
			"--saml-provider-arn, on the line above it.", r.root.Span)
		return
	}
	name := arn.Name()
	r.Providers = append(r.Providers, fact.Provider{SAML: true, Name: name, Account: arn.Account, Span: r.root.Span})
	r.piece("SAML provider "+name, "it is an answer of get-saml-provider", r.root.Span)
}

// function reads the role of a function of Lambda.
//
// See https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
func (r *reader) function() {
	arn, ok := aws.ParseARN(r.root.At("Role").String())
	if !ok || !arn.IsRole() {
		return
	}
	r.Entities = append(r.Entities, fact.Entity{
		Kind: fact.Role, Name: arn.Name(), Path: arn.Path(), Account: arn.Account, Span: r.root.Span,
	})
	r.asks("lambda.amazonaws.com", r.root.At("Role"))
	r.piece("role "+arn.Name()+" of function "+r.root.At("FunctionName").String(), "it has FunctionName and Role",
		r.root.Span)
}

// taskRoles reads the roles of a task definition of ECS, as a file or as describe-task-definition answers it.
//
// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
func (r *reader) taskRoles() {
	n := r.root
	if of := n.At("taskDefinition"); of != nil {
		n = of
	}
	for _, role := range []struct{ member, words string }{
		{"taskRoleArn", "task role "}, {"executionRoleArn", "execution role "},
	} {
		arn, ok := aws.ParseARN(n.At(role.member).String())
		if !ok || !arn.IsRole() {
			continue
		}
		r.Entities = append(r.Entities, fact.Entity{
			Kind: fact.Role, Name: arn.Name(), Path: arn.Path(), Account: arn.Account, Span: n.At(role.member).Span,
		})
		r.piece(role.words+arn.Name()+" of "+n.At("family").String(), "it is a task definition of ECS",
			n.At(role.member).Span)
		if len(r.Requests) == 0 {
			r.asks("ecs-tasks.amazonaws.com", n.At(role.member))
		}
	}
}

// asks adds the request that a service makes for a role, which counts where nothing else says what is asked.
func (r *reader) asks(service string, role *tree.Node) {
	r.Requests = append(r.Requests, fact.Request{
		Origin: fact.FromPolicies, Service: service, Action: aws.AssumeRole, Resource: role.Text, Shown: true,
		Span: role.Span,
	})
}

// permissionSet reads the inline policy of a permission set.
//
// See https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_GetInlinePolicyForPermissionSet.html
func (r *reader) permissionSet() {
	d := document(r.root.At("InlinePolicy"))
	if d == nil || d.JSON == "" {
		r.piece("a permission set without an inline policy", "it is an answer of sso-admin", r.root.Span)
		return
	}
	r.Bare = append(r.Bare, fact.Bare{Document: *d, Kind: policy.Identity, Hint: r.Hint})
	r.piece("inline policy of a permission set", "it is an answer of get-inline-policy-for-permission-set", r.root.Span)
}

// nothing are answers that decide no request, by the member that tells them.
var nothing = []struct{ member, title, call string }{
	{"AccessKeyMetadata", "access keys, which decide nothing here", "list-access-keys"},
	{"AccessKeyLastUsed", "the last use of an access key, which decides nothing", "get-access-key-last-used"},
	{"SummaryMap", "counts of an account, which decide nothing", "get-account-summary"},
	{"PasswordPolicy", "a password policy, which decides nothing here", "get-account-password-policy"},
	{"LoginProfile", "a password's dates, which decide nothing here", "get-login-profile"},
	{"Versions", "the versions of a managed policy, without their texts", "list-policy-versions"},
	{"SSHPublicKeys", "SSH keys, which decide nothing here", "list-ssh-public-keys"},
	{"ServerCertificateMetadataList", "certificates, which decide nothing here", "list-server-certificates"},
	{"ContextKeyNames", "names of condition keys, without their values", "get-context-keys-for-principal-policy"},
	{"EffectivePolicy", "a policy that decides no request", "describe-effective-policy"},
}

// decidesNothing recognises an answer that decides nothing.
func (r *reader) decidesNothing() bool {
	for _, a := range nothing {
		if r.root.Member(a.member) != nil {
			r.piece(a.title, "it is an answer of "+a.call, r.root.Span)
			return true
		}
	}
	return false
}
