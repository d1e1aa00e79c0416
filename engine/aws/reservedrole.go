package aws

import "strings"

// ReservedRolePrefix begins the names of the roles that IAM Identity Center makes, and reservedPath their paths.
//
// See https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
const (
	ReservedRolePrefix = "AWSReservedSSO_"
	reservedPath       = "/aws-reserved/sso.amazonaws.com/"
	suffixLength       = 16
	mainRegion         = "us-east-1"
)

// ReservedRolePattern returns a pattern for the role that IAM Identity Center makes of a permission set, whichever
// suffix it has now. ok is false if the ARN is not that of such a role. The suffix is another when the set is assigned
// anew. The path has the Region of Identity Center, but for us-east-1.
//
// See https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
func (a ARN) ReservedRolePattern() (pattern string, ok bool) {
	resource, role := strings.CutPrefix(a.Resource, string(KindRole)+reservedPath)
	region, name, deeper := strings.Cut(resource, "/")
	if !deeper {
		region, name = "", region
	}
	i := strings.LastIndexByte(name, '_')
	if !role || a.Service != "iam" || i < len(ReservedRolePrefix) || !strings.HasPrefix(name, ReservedRolePrefix) ||
		len(name)-i-1 != suffixLength || region != "" && !IsRegion(region) {
		return "", false
	}
	path := reservedPath
	if region != "" {
		path += "*/"
	}
	a.Resource = string(KindRole) + path + name[:i+1] + "*"
	return a.String(), true
}

// ReservedRolePath returns the path of the roles that IAM Identity Center makes. It has the Region of Identity Center,
// but for us-east-1.
//
// See https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
func ReservedRolePath(region string) string {
	if region == "" || region == mainRegion {
		return reservedPath
	}
	return reservedPath + region + "/"
}

// ReservedRoleRegion returns what stands in the place of the Region in the path of such a role, or in a pattern of its
// ARN; "" if none does.
func (a ARN) ReservedRoleRegion() string {
	rest, _ := strings.CutPrefix(a.Resource, string(KindRole)+reservedPath)
	region, _, deeper := strings.Cut(rest, "/")
	if !deeper {
		return ""
	}
	return region
}
