package aws

// The actions of STS that the engine decides by rules of their own.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
const (
	AssumeRole                = "sts:AssumeRole"
	AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity"
	AssumeRoleWithSAML        = "sts:AssumeRoleWithSAML"
	GetSessionToken           = "sts:GetSessionToken"
	GetFederationToken        = "sts:GetFederationToken"
	TagSession                = "sts:TagSession"
	SetSourceIdentity         = "sts:SetSourceIdentity"
	SetContext                = "sts:SetContext"
	TagGetWebIdentityToken    = "sts:TagGetWebIdentityToken"
)

// TrustActions returns the actions that a trust policy may have. It takes them in this spelling alone, without
// wildcards.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
func TrustActions() []string {
	return []string{
		AssumeRole, AssumeRoleWithSAML, AssumeRoleWithWebIdentity, TagSession, SetSourceIdentity, SetContext,
	}
}

// Names of actions in lower case, which is how the engine compares them.
const (
	LowerAssumeRole                = "sts:assumerole"
	LowerAssumeRoleWithWebIdentity = "sts:assumerolewithwebidentity"
	LowerAssumeRoleWithSAML        = "sts:assumerolewithsaml"
	LowerAssumeRoot                = "sts:assumeroot"
	LowerGetSessionToken           = "sts:getsessiontoken"
	LowerGetFederationToken        = "sts:getfederationtoken"
	LowerGetCallerIdentity         = "sts:getcalleridentity"
	LowerTagSession                = "sts:tagsession"
	LowerSetSourceIdentity         = "sts:setsourceidentity"
	LowerSetContext                = "sts:setcontext"
	LowerGetWebIdentityToken       = "sts:getwebidentitytoken"

	LowerPassRole                = "iam:passrole"
	LowerCreateServiceLinkedRole = "iam:createservicelinkedrole"
)
