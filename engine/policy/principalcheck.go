package policy

import (
	"fmt"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// judgePrincipal reports a principal that AWS cannot resolve for its form. Whether a principal of that name exists is
// not known here.
func (r *reader) judgePrincipal(p *Principal) {
	switch p.Type {
	case "Service":
		r.judgeService(p)
	case "Federated":
		r.judgeProvider(p)
	case "AWS":
		if p.Form == FormCanonical && r.kind == Trust {
			p.Form = FormNone // it reads objects and assumes no role
		}
		if p.Form == FormNone {
			r.judgeAWS(p)
		} else if word := PlaceholderIn(p.ARN.Resource); word != "" {
			r.note(Placeholder, partOf(p.String, word), word+" looks like a placeholder", fillIn(word, ""))
		}
	}
}

func (r *reader) judgeAWS(p *Principal) {
	answer := InvalidPrincipalAnswer(p.Type, p.Value)
	arn, isARN := aws.ParseARN(p.Value)
	digits := p.Value
	if isARN {
		digits = arn.Account
	}
	switch {
	case PlaceholderIn(p.Value) != "":
		r.refuse(InvalidPrincipalFormat, p.Span, PlaceholderIn(p.Value)+" is a placeholder", answer,
			fillIn(PlaceholderIn(p.Value), digits))
	case strings.ContainsAny(p.Value, "*?"):
		// Rule: A principal has no wildcard, except for * alone.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
		// Proof: unsaved/case-023-wildcard-in-a-principal-arn.walk, unsaved/session-arn-with-wildcard.walk
		r.refuse(WildcardInPrincipal, p.Span,
			fmt.Sprintf("%q has a wildcard, but a principal can only be * as a whole", p.Value), answer,
			"name the account, and put the pattern in a Condition: ArnLike aws:PrincipalArn")
	case isARN && arn.Kind() == aws.KindGroup:
		// Rule: A group is never a principal.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
		// Proof: unsaved/case-088-group-as-principal.walk
		r.refuse(InvalidPrincipalFormat, p.Span, "a group is not a principal: no request is signed as a group", answer,
			"name the users, or let them assume a role")
	case digits != "" && aws.IsDigits(digits) && !aws.IsAccountID(digits):
		// Rule: An account number has twelve digits.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
		// Proof: unsaved/principal-account-of-ten-digits.walk
		r.refuse(InvalidPrincipalFormat, p.Span,
			fmt.Sprintf("the account %s has %d digits, but an account number has 12", digits, len(digits)), answer,
			"fill in the account number, with all its twelve digits")
	case isARN && arn.Service == "iam" && arn.Region != "":
		r.refuse(InvalidPrincipalFormat, p.Span, "an ARN of IAM has no region", answer,
			"leave the region empty: arn:aws:iam::111122223333:…")
	case aws.IsServicePrincipal(p.Value):
		r.refuse(InvalidPrincipalFormat, p.Span, fmt.Sprintf("%s is a service, but it is listed under AWS", p.Value), answer,
			fmt.Sprintf(`write {"Service": %q}`, p.Value))
	case plainAccount(digits) != "":
		plain := strings.Replace(p.Value, digits, plainAccount(digits), 1)
		r.refuse(InvalidPrincipalFormat, p.Span, fmt.Sprintf("%q is not an account number, which is digits alone", digits),
			answer, "write "+plain, replace("Write "+plain, p.Span, strconv.Quote(plain)))
	case isARN && strings.HasSuffix(p.Value, "/"):
		plain := strings.TrimRight(p.Value, "/")
		r.refuse(InvalidPrincipalFormat, p.Span, fmt.Sprintf("%q ends with a slash", p.Value), answer, "write "+plain,
			replace("Write "+plain, p.Span, strconv.Quote(plain)))
	default:
		r.refuse(InvalidPrincipalFormat, p.Span, fmt.Sprintf("%q is not a principal", p.Value), answer,
			"write an account number, or the ARN of a user, a role or a session, like arn:aws:iam::111122223333:role/NAME")
	}
}

// plainAccount is the account number that is written with spaces or hyphens, as the console shows it; empty for another
// text.
func plainAccount(text string) string {
	plain := strings.NewReplacer("-", "", " ", "").Replace(text)
	if plain != text && aws.IsAccountID(plain) {
		return plain
	}
	return ""
}

// judgeService takes what has the form of a service's name, and is no slip of a name that is known. Which services
// there are changes weekly, so a name that is not known is a check's affair.
func (r *reader) judgeService(p *Principal) {
	if aws.IsServicePrincipal(p.Value) {
		r.judgeServiceName(p)
		return
	}
	p.Form = FormNone
	remedy := "write it like ec2.amazonaws.com"
	if p.Value != "" && strings.Trim(p.Value, alphanumeric+"-") == "" {
		remedy = "write " + strings.ToLower(p.Value) + aws.ServiceSuffix
	}
	// Rule: A service principal is a full domain name, like ec2.amazonaws.com.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
	// Proof: unsaved/service-without-domain.walk
	r.refuse(InvalidServicePrincipal, p.Span, fmt.Sprintf("%q is not a service principal", p.Value),
		InvalidPrincipalAnswer(p.Type, p.Value), remedy)
}

// judgeServiceName refuses a name that no service has.
func (r *reader) judgeServiceName(p *Principal) {
	known, meant := aws.LookUpService(p.Value)
	if known != aws.NoService {
		return
	}
	p.Form = FormNone
	remedy, fixes := "name a service, like ec2.amazonaws.com", []source.Fix(nil)
	if meant != "" {
		remedy, fixes = source.Meant(meant), []source.Fix{source.WriteString(p.Span, meant)}
	}
	// Rule: A service principal is the name of a service that AWS has.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
	// Proof: unsaved/service-misspelled.walk
	r.refuse(InvalidServicePrincipal, p.Span, "AWS has no service "+p.Value, InvalidPrincipalAnswer(p.Type, p.Value),
		remedy, fixes...)
}

func (r *reader) judgeProvider(p *Principal) {
	kind := p.ARN.Kind()
	isARN := (kind == aws.KindSAMLProvider || kind == aws.KindOIDCProvider) && aws.IsAccountID(p.ARN.Account) &&
		!strings.ContainsAny(p.Value, "*?") && !strings.Contains(p.ARN.Resource, "://")
	if isARN || aws.IsBuiltIn(p.Value) {
		return
	}
	p.Form = FormNone
	code := InvalidFederatedPrincipal
	remedy := "write the ARN of the identity provider, like " +
		"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
	if r.kind != Trust {
		code = InvalidPrincipalFormat
	}
	var fixes []source.Fix
	plain := strings.NewReplacer("oidc-provider/https://", "oidc-provider/", "oidc-provider/http://", "oidc-provider/").
		Replace(p.Value)
	if plain != p.Value {
		remedy = "the name of a provider has no https://"
		fixes = append(fixes, replace("Write "+plain, p.Span, `"`+plain+`"`))
	}
	// Rule: A federated principal is the ARN of an identity provider, or the name of a built-in one.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
	// Proof: unsaved/federated-principal-format.walk
	answer := InvalidPrincipalAnswer(p.Type, p.Value)
	message := fmt.Sprintf("%q is not an identity provider", p.Value)
	switch placeholder := PlaceholderIn(p.Value); {
	case placeholder != "":
		message, remedy = placeholder+" is a placeholder", fillIn(placeholder, p.ARN.Account)
	case aws.IsDigits(p.ARN.Account) && p.ARN.Account != "" && !aws.IsAccountID(p.ARN.Account):
		message = fmt.Sprintf("the account %s has %d digits, but an account number has 12", p.ARN.Account, len(p.ARN.Account))
		remedy = "fill in the account number, with all its twelve digits"
	case p.Value == "*":
		answer = answerFederatedStar
	}
	r.refuse(
		code,
		p.Span,
		message,
		answer,
		remedy,
		fixes...)
}
