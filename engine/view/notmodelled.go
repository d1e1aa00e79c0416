package view

// NotModelled is what a decision of AWS may also depend on, and no walk has.
func NotModelled() []string {
	return []string{
		"VPC endpoint policies",
		"a service’s own checks, such as KMS grants and S3 access control lists",
		"the delay until a policy change takes effect everywhere",
		"signatures of tokens and SAML responses, which are taken as valid",
		"which resource an action needs: the walk names it",
	}
}
