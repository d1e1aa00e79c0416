package aws

import "strings"

// podIdentity is the service that gives roles to pods of EKS.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
const podIdentity = "pods.eks.amazonaws.com"

// ActionsOfService returns what a service needs of a trust policy beside sts:AssumeRole; nothing for most.
//
// See https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html,
// https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/aam-prepare-roles.html
func ActionsOfService(name string) []string {
	switch name {
	case RolesAnywhere:
		return []string{TagSession, SetSourceIdentity}
	case podIdentity:
		return []string{TagSession}
	case AccountAccess:
		return []string{SetContext}
	}
	return nil
}

// IsCertificateTag reports whether the condition key, in lower case, is a tag that IAM Roles Anywhere makes of a
// certificate. Such a tag is aws:PrincipalTag/x509… while the trust policy is evaluated.
//
// See https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
func IsCertificateTag(lower string) bool {
	return strings.HasPrefix(lower, "aws:principaltag/"+CertificateTag)
}
