package aws

import "strings"

// noPolicyWords are words of refusals that no policy made, with what each says of the request.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_Errors,
// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html#API_CreateRole_Errors
var noPolicyWords = []struct{ words, reason string }{
	{"validation error", "A value of the request has not the form that AWS asks for"},
	{"Parameter validation failed", "The program sent no request, because a value has not the form that AWS asks for"},
	{"failed to satisfy constraint", "A value of the request has not the form that AWS asks for"},
	{"Request ARN is invalid", "The role’s ARN has not the form of one"},
	{"is invalid: ARN", "An ARN of the request has not the form of one"},
	{"Packed policy consumes", "The session policies and tags of the request are too large together"},
	{"Packed size of session tags consumes", "The session tags of the request are too large"},
	{"Invalid principal in policy", "AWS does not save a policy that names a principal that it does not find"},
	{"invalid Json", "The policy that was sent is no JSON"},
	{"not in the valid JSON format", "The policy that was sent is no JSON"},
	{"Syntax errors in policy", "The policy that was sent has faults of form"},
	{"Has prohibited field", "The policy that was sent has an element that its kind does not have"},
	{"Federated principals must be", "AWS does not save a trust policy that names a provider in another form"},
	{"Signature expired", "The clock of the machine that sent the request is wrong, or the request was old"},
	{"Signature not yet current", "The clock of the machine that sent the request is wrong"},
	{"Request signature expired", "The clock of the machine that sent the request is wrong, or the request was old"},
	{"request signature we calculated", "The secret access key is not that of the access key ID"},
	{"STS is not activated in this region", "The account has STS switched off in that Region"},
	{"provided token is malformed", "The session token is damaged, or is not that of the access key"},
	{"security token included in the request is", "The credentials that signed the request are not valid"},
	{"Token expired", "The token had expired when it was sent"},
	{"Token must be expired within", "The token is valid for too long"},
	{"retrieve verification key", "AWS could not fetch the keys of the identity provider"},
	{"HTTPS certificate doesn't match", "The thumbprint that is registered is not that of the identity provider"},
	{"Response signature invalid", "The identity provider signs with another certificate than the one that is registered"},
	{"No OpenIDConnect provider found", "The role’s account has no identity provider of the token’s issuer"},
	{"Specified provider doesn't exist", "The role’s account has no such identity provider"},
	{"Cross-account pass role", "A role can be handed to a service of its own account alone"},
}

// NoPolicyRefused returns what a sentence of refusal says where no policy refused; "" if it does not say so.
func NoPolicyRefused(sentence string) string {
	for _, row := range noPolicyWords {
		if strings.Contains(sentence, row.words) {
			return row.reason
		}
	}
	return ""
}
