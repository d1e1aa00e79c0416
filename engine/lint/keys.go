package lint

import "strings"

// The multivalued condition keys, in lower case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
var multivaluedKeys = []string{
	"aws:calledvia", "aws:principalorgpaths", "aws:principalservicenameslist", "aws:resourceorgpaths",
	"aws:sourceorgpaths", "aws:tagkeys", "aws:vpceorgpaths", "cognito-identity.amazonaws.com:amr",
	"sts:requestcontextproviders", "sts:transitivetagkeys",
}

// The single-valued condition keys, in lower case. A slash at the end stands for any tag.
var singleValuedKeys = []string{
	"aws:calledviafirst", "aws:calledvialast", "aws:currenttime", "aws:epochtime", "aws:federatedprovider",
	"aws:multifactorauthage", "aws:multifactorauthpresent", "aws:principalaccount", "aws:principalarn",
	"aws:principalisawsservice", "aws:principalorgid", "aws:principalservicename", "aws:principaltag/",
	"aws:principaltype", "aws:referer", "aws:requestedregion", "aws:requesttag/", "aws:resourceaccount",
	"aws:resourceorgid", "aws:resourcetag/", "aws:securetransport", "aws:sourceaccount", "aws:sourcearn",
	"aws:sourceidentity", "aws:sourceip", "aws:sourceorgid", "aws:sourcevpc", "aws:sourcevpce", "aws:tokenissuetime",
	"aws:useragent", "aws:userid", "aws:username", "aws:viaawsservice", "aws:vpcsourceip", "iam:passedtoservice",
	"iam:awsservicename", "iam:permissionsboundary", "iam:policyarn", "iam:resourcetag/",
	"organizations:serviceprincipal", "s3:prefix", "s3:x-amz-acl", "saml:aud", "saml:iss", "saml:sub", "saml:sub_type",
	"saml:namequalifier", "sts:externalid", "sts:rolesessionname", "sts:sourceidentity",
}

// The keys that identify the caller or where the request comes from, and that a caller cannot choose freely.
var callerKeys = []string{
	"aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:userid",
	"aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:vpceaccount", "aws:vpceorgid",
	"aws:vpceorgpaths", "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
	"aws:principalisawsservice", "aws:principalservicename",
}

// The keys with which a service says for which customer it acts.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
var sourceKeys = []string{"aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"}

// claim splits a condition key of an identity provider, like token.actions.githubusercontent.com:sub, into the provider
// and the claim. Ok is false for AWS's own keys.
func claim(lower string) (provider, name string, ok bool) {
	i := strings.LastIndexByte(lower, ':')
	if i < 0 {
		return "", "", false
	}
	provider, name = lower[:i], lower[i+1:]
	return provider, name, strings.Contains(provider, ".") && name != ""
}

// singleValued reports whether the key is known to have one value. Claims do, except Cognito's amr.
func singleValued(lower string) bool {
	if keyIn(lower, multivaluedKeys) {
		return false
	}
	_, name, isClaim := claim(lower)
	return keyIn(lower, singleValuedKeys) || isClaim && has([]string{"sub", "aud", "azp", "oaud", "id", "app_id"}, name)
}
