package iam

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
)

// save returns a trust policy or a resource's policy as IAM keeps it: with the unique IDs of the users and roles that
// it names, as they are now. It returns p itself when p names none that exist, and nil for nil.
func (w *World) save(p *eval.Policy) *eval.Policy {
	if p == nil {
		return nil
	}
	ids := map[string]string{}
	for i := range p.Doc.Statements {
		principals := p.Doc.Statements[i].Principal
		if principals == nil {
			continue
		}
		for _, named := range principals.Values {
			if id := w.idOf(named.Value); id != "" {
				// Rule: IAM keeps the unique ID of a user or a role that a policy names when it is saved, so another
				// of the same name is not meant.
				// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
				// Proof: recreated/case-021-user-created-anew.walk, recreated/role-created-anew.walk
				ids[named.Value] = id
			}
		}
	}
	if len(ids) == 0 {
		return p
	}
	saved := *p
	saved.IDs = ids
	return &saved
}

// idOf returns the unique ID of the user or the role that arn names, "" when there is none.
func (w *World) idOf(arn string) string {
	if u := w.UserByARN(arn); u != nil {
		return u.ID
	}
	if r := w.RoleByARN(arn); r != nil {
		return r.ID
	}
	return ""
}

// SaveAll saves every trust policy and every resource's policy of a new world. What they name may be declared later in
// the file, so they are saved once everything is there.
func (w *World) SaveAll() {
	for _, a := range w.Accounts {
		for _, r := range a.Roles {
			r.Trust = w.save(r.Trust)
		}
		for _, r := range a.Resources {
			r.Policy = w.save(r.Policy)
		}
	}
}

// MustExist returns the kind of a principal that IAM looks up when it saves a policy. It is "" for principals that IAM
// does not look up.
func MustExist(p *policy.Principal) aws.Kind {
	switch p.Form {
	case policy.FormUser:
		return aws.KindUser
	case policy.FormRole:
		return aws.KindRole
	}
	return ""
}

// NameRuleOf returns the rule for the names of users, groups and roles.
func NameRuleOf(kind aws.Kind) *aws.NameRule {
	switch kind {
	case aws.KindUser:
		return &aws.UserName
	case aws.KindGroup:
		return &aws.GroupName
	}
	return &aws.RoleName
}

// InlineQuota returns how long all inline policies of one user, group or role may be together, in characters without
// white space.
func InlineQuota(kind aws.Kind) int {
	switch kind {
	case aws.KindUser:
		return aws.InlineUserQuota.Maximum
	case aws.KindGroup:
		return aws.InlineGroupQuota.Maximum
	}
	return aws.InlineRoleQuota.Maximum
}

// AttachmentQuota returns how many managed policies may be attached to one user, group or role, and what AWS calls the
// quota.
func AttachmentQuota(kind aws.Kind) (quota aws.Quota, name string) {
	switch kind {
	case aws.KindUser:
		return aws.UserAttachments, "PoliciesPerUser"
	case aws.KindGroup:
		return aws.GroupAttachments, "PoliciesPerGroup"
	}
	return aws.RoleAttachments, "PoliciesPerRole"
}
