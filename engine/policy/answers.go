package policy

import (
	"fmt"
	"strings"
)

// What AWS answers to a document that it does not save. The wording differs between roles' trust policies, which IAM
// reads with a parser of their own, and the other kinds.
const (
	malformed = "MalformedPolicyDocument: "

	answerSyntax      = malformed + "Syntax errors in policy."
	answerLegacy      = malformed + "The policy failed legacy parsing"
	answerInvalidJSON = malformed + "This policy contains invalid Json"
	answerNoActions   = malformed + "Policy statement must contain actions."
	answerNoResources = malformed + "Policy statement must contain resources."
	answerVendor      = malformed + "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
	answerOneColon    = malformed + "Actions/Condition can contain only one colon."
	answerSid         = malformed + "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the " +
		"regular expression [0-9A-Za-z]*"
	answerSidsUnique   = malformed + "Statement IDs (SID) in a single policy must be unique."
	answerPrincipal    = malformed + "Policy document should not specify a principal."
	answerManaged2012  = malformed + "Policy document must be version 2012-10-17 or greater."
	answerRegexService = malformed + "Resource vendor must be fully qualified and cannot contain regexes."

	answerTrustVersion      = malformed + "The policy must contain a valid version string"
	answerTrustEmpty        = malformed + "Could not parse the policy: Statement is empty!"
	answerTrustSids         = malformed + "The Statement Ids in the policy are not unique"
	answerTrustAction       = malformed + "AssumeRole policy may only specify STS AssumeRole actions."
	answerTrustResource     = malformed + "Has prohibited field Resource"
	answerTrustNotResource  = malformed + "AssumeRole policy must not contain resources."
	answerTrustNotPrincipal = malformed + "AssumeRole policy must not contain NotPrincipal field."
	answerTrustStar         = malformed + `AssumeRolepolicy contained an invalid principal: "STAR":"*".`
	answerTrustCognito      = malformed + "A condition block must be present for the Cognito provider"
	// What Organizations answers to a resource control policy with an element or a value that such a policy cannot have.
	answerRCP = "MalformedPolicyDocumentException: The provided policy document does not meet the requirements of the " +
		"specified policy type."

	answerFederatedStar = malformed + "Federated principals must be valid domain names or SAML metadata ARNs"
	answerNoPrincipals  = malformed + "Missing required field Principal cannot be empty!"
)

func answerMissing(field string) string { return malformed + "Missing required field " + field }

// answerCharset is what the check before any parsing says; the parameter's name tells which document was meant.
func answerCharset(kind Kind) string {
	parameter := "policyDocument"
	if kind == Trust {
		parameter = "assumeRolePolicyDocument"
	}
	return "ValidationError: 1 validation error detected: Value at '" + parameter +
		`' failed to satisfy constraint: Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u00FF]+`
}

// InvalidPrincipalAnswer is what AWS answers to a principal that it cannot resolve, for its form or because none
// of that name exists. typ is the key it stands under.
func InvalidPrincipalAnswer(typ, value string) string {
	names := map[string]string{"AWS": "AWS", "Service": "SERVICE", "Federated": "FEDERATED", "CanonicalUser": "CANONICAL"}
	name := names[typ]
	if name == "" {
		name = typ
	}
	return malformed + fmt.Sprintf(`Invalid principal in policy: "%s":"%s"`, name, value)
}

// jsonAnswer is what AWS answers to a text that is not JSON.
func (r *reader) jsonAnswer() string {
	if r.kind == Trust {
		return answerInvalidJSON
	}
	return answerSyntax
}

// CodeAndText cuts an answer of this file into AWS's error code and AWS's text, which are written `CODE: TEXT`. An
// answer without a code is all text.
func CodeAndText(answer string) (code, text string) {
	code, text, found := strings.Cut(answer, ": ")
	if !found || strings.Contains(code, " ") {
		return "", answer
	}
	return code, text
}
