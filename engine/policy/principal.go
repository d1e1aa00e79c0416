package policy

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// Form is what a principal in a policy names. What a matching statement frees its caller of depends on it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
type Form string

// The forms of a principal.
const (
	FormEveryone      Form = "everyone"       // "*"
	FormAccount       Form = "account"        // 12 digits, or the account's root ARN: the account, not its root user
	FormUser          Form = "user"           // a user's ARN
	FormRole          Form = "role"           // a role's ARN: all its sessions
	FormSession       Form = "session"        // one assumed-role session's ARN
	FormFederatedUser Form = "federated-user" // a GetFederationToken session's ARN
	FormUniqueID      Form = "unique-id"      // AIDA… or AROA…, what AWS keeps in place of a user's or role's ARN
	FormService       Form = "service"        // ec2.amazonaws.com
	FormProvider      Form = "provider"       // an identity provider's ARN or its well-known name
	FormCanonical     Form = "canonical-user" // S3's canonical user, or the identity with which CloudFront reads buckets
	FormNone          Form = "none"           // nothing that AWS would save
)

// Forms lists every Form.
var Forms = []Form{
	FormEveryone, FormAccount, FormUser, FormRole, FormSession, FormFederatedUser, FormUniqueID, FormService,
	FormProvider, FormCanonical, FormNone,
}

// Principal is one principal of a Principal element, read once.
type Principal struct {
	String
	// Type is the key it stands under: AWS, Service, Federated, CanonicalUser; empty for the bare "*".
	Type string
	Form Form
	// ARN is the principal's ARN cut in parts, where the form has one; an account's is its root ARN's partition alone.
	ARN aws.ARN
	// Account is the 12-digit account of an account, user, role, session or federated-user form.
	Account string
	// Name is the name without its path; Session the session name of a session form.
	Name, Session string
}

// readPrincipal reads value under the key typ of a Principal element.
func readPrincipal(typ, value string, at source.Span) Principal {
	p := Principal{String: String{Value: value, Span: at}, Type: typ, Form: FormNone}
	switch typ {
	case "":
		if value == "*" {
			p.Form = FormEveryone
		}
	case "Service":
		p.Form = FormService
	case "Federated":
		p.Form = FormProvider
		p.ARN, _ = aws.ParseARN(value)
	case "CanonicalUser":
		p.Form = FormCanonical
	case "AWS":
		p.readAWS()
	}
	return p
}

func (p *Principal) readAWS() {
	switch {
	case p.Value == "*":
		p.Form = FormEveryone
		return
	case aws.IsAccountID(p.Value):
		p.Form, p.Account = FormAccount, p.Value
		return
	case aws.IsUniqueID(p.Value):
		p.Form = FormUniqueID
		return
	}
	arn, ok := aws.ParseARN(p.Value)
	if arn.IsOriginAccessIdentity() {
		// Rule: The policy of a bucket may name an origin access identity of CloudFront, which is no caller of the account.
		// See https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
		// Proof: resource-policies/origin-access-identity.walk
		p.Form = FormCanonical
		return
	}
	form, known := forms[arn.Kind()]
	if !ok || !known || arn.Region != "" || !aws.IsAccountID(arn.Account) || strings.ContainsAny(arn.Resource, "*?") {
		return
	}
	p.Form, p.ARN, p.Account, p.Name = form, arn, arn.Account, arn.Name()
	switch form {
	case FormAccount:
		p.Name = ""
	case FormSession:
		p.Name, p.Session = arn.Session()
	}
}

// forms are the forms of the principals whose ARN has each kind.
var forms = map[aws.Kind]Form{
	aws.KindRoot: FormAccount, aws.KindUser: FormUser, aws.KindRole: FormRole, aws.KindSession: FormSession,
	aws.KindFederatedUser: FormFederatedUser,
}
