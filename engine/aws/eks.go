package aws

import "strings"

// IsEKS reports whether the provider with the host, in lower case, is an EKS cluster. Each cluster has its own
// provider, which issues tokens for all its service accounts.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
func IsEKS(host string) bool {
	return strings.HasPrefix(host, "oidc.eks.") && strings.Contains(host, ".amazonaws.com") &&
		strings.Contains(host, "/id/")
}
