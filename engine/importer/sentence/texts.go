package sentence

import (
	"slices"
	"strings"
	"sync"

	"rolewalk/engine/aws"
	"rolewalk/engine/sts"
)

// known is a text that AWS prints, with {} where a value stands. code is the error code that comes with it, action the
// action that it is about if it tells that.
type known struct {
	text, code, action string
	// caller is who alone is refused so, and service the service that is; "" if it can be anyone.
	caller, service string
	// role says that the value is the role that was asked for.
	role bool
	// pieces are the squeezed words around the values.
	pieces []string
}

// texts are knownTexts, made when they are first needed.
var texts = sync.OnceValue(knownTexts)

// knownTexts are the texts of refusals apart from those that name a user: those of package sts, and more.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html,
// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
func knownTexts() []known {
	var list []known
	add := func(text string, code sts.Code, action string) {
		for _, k := range list {
			if k.text == text {
				return
			}
		}
		k := known{text: text, code: string(code), action: action}
		// A program may print it without the full stop.
		bare := strings.TrimSuffix(text, ".")
		for _, piece := range strings.Split(strings.ReplaceAll(bare, values, value), value) {
			k.pieces = append(k.pieces, squeeze(piece))
		}
		list = append(list, k)
	}
	for i := range sts.Causes {
		if row := &sts.Causes[i]; row.AWS != "" {
			code := row.Code
			if row.ExpiredToken {
				code = sts.CodeExpiredToken
			}
			add(row.AWS, code, actionOf(row.Cause))
			if row.Cause == sts.CauseRootAssumes {
				list[len(list)-1].caller = aws.RootARN(aws.DefaultPartition, "<CALLER_ACCOUNT>")
			}
		}
	}
	expired := sts.Result{Cause: sts.CauseExpired, Action: aws.ActionOfCall("s3", "GetObject")}
	add(expired.Text(), sts.CodeExpiredToken, "")
	for _, code := range []sts.Code{sts.CodeInvalidClientTokenID, sts.CodeInvalidAccessKeyID, sts.CodeAuthFailure} {
		invalid := sts.Result{Cause: sts.CauseNoToken, Code: code}
		add(invalid.Text(), code, "")
	}
	for _, k := range slices.Concat(moreTexts, serviceTexts) {
		add(k.text, sts.Code(k.code), k.action)
		list[len(list)-1].service, list[len(list)-1].role = k.service, k.role
	}
	return list
}

// actionOf is the call that alone is refused for a cause; "" if several are.
func actionOf(cause sts.Cause) string {
	switch cause {
	case sts.CauseRootAssumes, sts.CauseChaining:
		return aws.AssumeRole
	case sts.CauseSessionForToken:
		return aws.GetSessionToken
	case sts.CauseSessionForFederation:
		return aws.GetFederationToken
	case sts.CauseAudience, sts.CauseManyAudiences, sts.CauseAuthorizedParty:
		return aws.AssumeRoleWithWebIdentity
	}
	return ""
}

// moreTexts are texts for which package sts has no row, because a walk cannot come to them or because they name a
// value.
var moreTexts = []known{
	{
		text: "No OpenIDConnect provider found in your account for {}",
		code: string(sts.CodeInvalidIdentityToken), action: aws.AssumeRoleWithWebIdentity,
	},
	{
		text: "Couldn't retrieve verification key from your identity provider",
		code: string(sts.CodeInvalidIdentityToken), action: aws.AssumeRoleWithWebIdentity,
	},
	{
		text: "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
		code: string(sts.CodeInvalidIdentityToken), action: aws.AssumeRoleWithWebIdentity,
	},
	{
		text: "Token must be expired within 24 hours",
		code: string(sts.CodeInvalidIdentityToken), action: aws.AssumeRoleWithWebIdentity,
	},
	{
		text: "Token expired: current date/time {} must be before the expiration date/time {}",
		code: string(sts.CodeExpiredTokenJSON), action: aws.AssumeRoleWithWebIdentity,
	},
	{
		text: "Specified provider doesn't exist",
		code: string(sts.CodeInvalidIdentityToken), action: aws.AssumeRoleWithSAML,
	},
	{
		text: "Response signature invalid",
		code: string(sts.CodeInvalidIdentityToken), action: aws.AssumeRoleWithSAML,
	},
	{
		text: "Packed policy consumes {} of allotted space, please use smaller policy.",
		code: string(sts.CodePackedPolicyTooLarge),
	},
	{
		text: "Packed size of session tags consumes {} of allotted space.",
		code: string(sts.CodePackedPolicyTooLarge),
	},
	{
		text: "STS is not activated in this region for account:{} Your account administrator can " +
			"activate STS in this region using the IAM Console.",
		code: "RegionDisabledException",
	},
	{
		text: "The request signature we calculated does not match the signature you provided.",
		code: "SignatureDoesNotMatch",
	},
	{
		text: "Signature expired: {} is now earlier than {}",
		code: "SignatureDoesNotMatch",
	},
	{
		text: "Request signature expired at: {}",
		code: "RequestExpired",
	},
	{
		text: "1 validation error detected: {} failed to satisfy constraint: {words}",
		code: string(sts.CodeValidation),
	},
	{
		text: "validation errors detected: {} failed to satisfy constraint: {words}",
		code: string(sts.CodeValidation),
	},
	{
		text: "Request ARN is invalid",
		code: string(sts.CodeValidation),
	},
	{
		text: "Parameter validation failed: {words}",
		code: string(sts.CodeValidation),
	},
	{
		text: "The provided token is malformed or otherwise invalid.",
		code: "InvalidToken",
	},
	{
		text: "Cross-account pass role is not allowed.",
		code: string(sts.CodeAccessDenied), action: aws.ActionOfCall(aws.IAMService, "PassRole"),
	},
	{
		text: "This policy contains invalid Json",
		code: string(sts.CodeMalformedPolicy),
	},
	{
		text: "The policy is not in the valid JSON format.",
		code: string(sts.CodeMalformedPolicy),
	},
	{
		text: "Syntax errors in policy.",
		code: string(sts.CodeMalformedPolicy),
	},
	{
		text: "Invalid principal in policy: {}",
		code: string(sts.CodeMalformedPolicy),
	},
	{
		text: "Has prohibited field {}",
		code: string(sts.CodeMalformedPolicy),
	},
	{
		text: "Federated principals must be valid domain names or SAML metadata ARNs",
		code: string(sts.CodeMalformedPolicy),
	},
	{
		text:   "Invalid information in one or more fields. Check your information or contact your administrator.",
		action: aws.AssumeRole,
	},
	{
		text:   "Could not switch roles using the information provided.",
		action: aws.AssumeRole,
	},
	{
		// Snowflake's and Datadog's words for what AWS refused them.
		// See https://docs.snowflake.com/en/user-guide/data-load-s3-config-storage-integration and
		// https://docs.datadoghq.com/integrations/guide/error-datadog-not-authorized-sts-assume-role/
		text: "Error assuming AWS_ROLE",
		code: string(sts.CodeAccessDenied), action: aws.AssumeRole,
	},
	{
		text: "Datadog is not authorized to perform action sts:AssumeRole",
		code: string(sts.CodeAccessDenied), action: aws.AssumeRole,
	},
	{text: accessDenied, code: string(sts.CodeAccessDenied)},
	{text: deniedAccess, code: string(sts.CodeAccessDenied)},
	{text: forbidden, code: "403"},
}

// Three texts are so short that they count only behind an operation or an error code, or if they are all there is.
const (
	accessDenied = "Access Denied"
	deniedAccess = "Access denied"
	forbidden    = "Forbidden"
)

// isShort reports whether the text alone does not show that AWS printed it.
func (k *known) isShort() bool {
	return k.text == accessDenied || k.text == deniedAccess || k.text == forbidden
}

// value and values stand in a known text for one word and for all the words up to the sentence's end.
const (
	value  = "{}"
	values = "{words}"
)

// longestValue is how many bytes stand for a value at most.
const longestValue = 300

// find looks for the text from the byte i of f on. It returns its place and the text with its values.
func (k *known) find(f *flat, i int) (from, to int, text string, ok bool) {
	for {
		at := strings.Index(f.text[i:], k.pieces[0])
		if at < 0 {
			return 0, 0, "", false
		}
		from = i + at
		if to, text, ok = k.match(f, from); ok {
			return from, to, text, true
		}
		i = from + 1
	}
}

// match reads the text whose first piece stands at the byte from.
func (k *known) match(f *flat, from int) (to int, text string, ok bool) {
	to, text = from+len(k.pieces[0]), k.text
	if (k.text == accessDenied || k.text == deniedAccess) && f.gaps[from+len("Access")] == none {
		return 0, "", false // that is the code
	}
	for n, piece := range k.pieces[1:] {
		end := 0
		switch at := strings.Index(f.text[to:min(len(f.text), to+longestValue)], piece); {
		case n < len(k.pieces)-2 || piece != "":
			if at < 0 {
				return 0, "", false
			}
			end = to + at
		case strings.HasSuffix(k.text, values):
			end = f.rest(from, to)
		default:
			end = f.token(from, to, func(string) bool { return true })
			if f.has(to, `"`) && f.has(end, `:"`) { // a member of JSON, such as "AWS":"arn:…"
				end = f.quoted(end + 1)
			}
		}
		if end == to {
			return 0, "", false
		}
		mark := value
		if piece == "" && strings.HasSuffix(k.text, values) {
			mark = values
		}
		text = strings.Replace(text, mark, f.words(to, end), 1)
		to = end + len(piece)
	}
	if strings.HasSuffix(k.text, ".") && f.has(to, ".") {
		to++
	}
	return to, text, true
}

// rest returns the end of the words from the byte i on: a quotation mark, a semicolon, the end of a line that was not
// broken, or what an SDK prints behind.
func (f *flat) rest(start, i int) int {
	for j := i; j < len(f.text) && j-i < longestValue; j++ {
		if !inToken(f.text[j]) || f.tailAt(j) && f.gaps[j] != none || f.gaps[j] == paragraph && j > i {
			return j
		}
		if j > i && f.gaps[j] == broken && !f.continues(start, j, true) {
			return j
		}
	}
	return min(len(f.text), i+longestValue)
}
