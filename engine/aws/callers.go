package aws

import "time"

// The services that assume roles in a way of their own.
const (
	// RolesAnywhere gives roles to machines with certificates.
	//
	// See https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
	RolesAnywhere = "rolesanywhere.amazonaws.com"
	// AccountAccess gives roles to the users of IAM Identity Center.
	//
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/aam-prepare-roles.html
	AccountAccess = "account-access.amazonaws.com"
	// PodIdentity gives roles to the pods of EKS clusters.
	//
	// See https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
	PodIdentity = "pods.eks.amazonaws.com"
)

// IAMService is IAM's service principal, by which an organization names its delegated administrator.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
const IAMService = "iam.amazonaws.com"

// CertificateTag is how the keys of the tags begin that IAM Roles Anywhere makes of a certificate's fields:
// x509Subject/CN.
//
// See https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
const CertificateTag = "x509"

// AccountAccessSession is how long the sessions last that AccountAccess asks for, whatever the role allows.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/aam-sessions-access-control.html
const AccountAccessSession = time.Hour

// PodSession is how long the sessions last that PodIdentity asks for, whatever the role allows.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
const PodSession = 6 * time.Hour
