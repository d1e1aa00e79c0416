package aws

// The actions of STS that the engine decides by rules of their own.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
const (
	AssumeRole                = "sts:AssumeRole"
	AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity"
	AssumeRoleWithSAML        = "sts:AssumeRoleWithSAML"
	AssumeRoot                = "sts:AssumeRoot"
	GetSessionToken           = "sts:GetSessionToken"
	GetFederationToken        = "sts:GetFederationToken"
	TagSession                = "sts:TagSession"
	SetSourceIdentity         = "sts:SetSourceIdentity"
)
