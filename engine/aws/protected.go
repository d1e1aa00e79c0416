package aws

import (
	"slices"
	"strings"
)

// IsReservedRole reports whether the ARN names a role that IAM Identity Center keeps for a permission set. Its path
// says so.
//
// See https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
func (a ARN) IsReservedRole() bool {
	return a.Service == "iam" && strings.HasPrefix(a.Resource, "role/aws-reserved/")
}

// IsAliasOfAWS reports whether the ARN names an alias that AWS keeps for a key of its own services: alias/aws/s3.
//
// See https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
func (a ARN) IsAliasOfAWS() bool {
	return a.Service == "kms" && strings.HasPrefix(a.Resource, "alias/aws/")
}

// The actions that change a role, a managed policy, an alias or a key, in lower case.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html and
// https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
var (
	roleChanges = []string{
		"iam:attachrolepolicy", "iam:detachrolepolicy", "iam:putrolepolicy", "iam:deleterolepolicy",
		"iam:updateassumerolepolicy", "iam:putrolepermissionsboundary", "iam:deleterolepermissionsboundary",
		"iam:deleterole", "iam:addroletoinstanceprofile", "iam:removerolefrominstanceprofile",
	}
	// roleSettings change what an account may still change of a service-linked role.
	roleSettings  = []string{"iam:updaterole", "iam:updateroledescription"}
	policyChanges = []string{
		"iam:createpolicyversion", "iam:deletepolicyversion", "iam:setdefaultpolicyversion", "iam:deletepolicy",
		"iam:tagpolicy", "iam:untagpolicy",
	}
	aliasChanges = []string{"kms:createalias", "kms:updatealias", "kms:deletealias"}
	keyChanges   = []string{
		"kms:putkeypolicy", "kms:schedulekeydeletion", "kms:disablekey", "kms:enablekey", "kms:enablekeyrotation",
		"kms:disablekeyrotation", "kms:tagresource", "kms:untagresource", "kms:updatekeydescription",
	}
)

// ChangesRole reports whether an action, in lower case, changes what AWS protects of the role. An account may edit the
// description of a service-linked role.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
func ChangesRole(lower string, role ARN) bool {
	return slices.Contains(roleChanges, lower) || role.IsReservedRole() && slices.Contains(roleSettings, lower)
}

// ChangesPolicy reports whether an action, in lower case, changes a managed policy.
func ChangesPolicy(lower string) bool { return slices.Contains(policyChanges, lower) }

// ChangesAlias reports whether an action, in lower case, changes an alias of a KMS key.
func ChangesAlias(lower string) bool { return slices.Contains(aliasChanges, lower) }

// ChangesKey reports whether an action, in lower case, changes a KMS key.
func ChangesKey(lower string) bool { return slices.Contains(keyChanges, lower) }
