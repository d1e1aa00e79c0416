package sentence

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/sts"
)

// before is how many bytes before a sentence are looked at, and behind how many after it.
const (
	before = 400
	behind = 240
)

// codes are the error codes of refusals that programs print beside the sentence, longer ones first.
var codes = []string{
	string(sts.CodeUnrecognizedClient), "AuthorizationErrorException", "AccessDeniedException", "UnauthorizedOperation",
	"RegionDisabledException", "PackedPolicyTooLargeException", string(sts.CodePackedPolicyTooLarge),
	"MalformedPolicyDocumentException", string(sts.CodeMalformedPolicy), "InvalidIdentityTokenException",
	string(sts.CodeInvalidIdentityToken), string(sts.CodeExpiredTokenJSON), string(sts.CodeExpiredToken),
	"InvalidClientTokenIdException", string(sts.CodeInvalidClientTokenID), string(sts.CodeInvalidAccessKeyID),
	"IDPRejectedClaim", "SignatureDoesNotMatch", "InvalidParameterValueException",
	string(sts.CodeInvalidParameterValue), string(sts.CodeValidation), "AuthorizationError", "AccessDeniedFault",
	string(sts.CodeAccessDenied), "AllAccessDisabled", string(sts.CodeAuthFailure), "Forbidden",
}

// context is what a program prints around a sentence.
type context struct {
	// code is AWS's error code, operation the API's name of the call, service that of the service, each "" if not there.
	code, operation, service string
}

// around reads what stands around the sentence from the byte from up to to.
func (f *flat) around(from, to int) context {
	var c context
	text := f.text[max(0, from-before):from]
	if i := strings.LastIndex(text, "whencallingthe"); i >= 0 {
		name, rest, ok := strings.Cut(text[i+len("whencallingthe"):], "operation")
		if ok && len(rest) <= len("(reachedmaxretries:10):") {
			c.operation = name
			if open := strings.LastIndexByte(text[:i], '('); open >= 0 && strings.HasSuffix(text[:i], ")") {
				c.code = text[open+1 : i-1]
			}
		}
	}
	if i := strings.LastIndex(text, "operationerror"); i >= 0 && c.operation == "" {
		call, _, _ := strings.Cut(text[i+len("operationerror"):], ",")
		c.service, c.operation, _ = strings.Cut(call, ":")
	}
	if i := strings.LastIndex(text, `Errorexecuting"`); i >= 0 && c.operation == "" {
		c.operation, _, _ = strings.Cut(text[i+len(`Errorexecuting"`):], `"`)
	}
	if i := strings.LastIndex(text, "apierror"); i >= 0 && c.code == "" {
		if code, rest, ok := strings.Cut(text[i+len("apierror"):], ":"); ok && rest == "" {
			c.code = code
		}
	}
	if c.code == "" {
		c.code = f.codeBefore(from)
	}
	if c.code == "" {
		c.code = f.codeBehind(to)
	}
	return c
}

// action is the action of the operation; "" if there is none or its service is not told.
func (c *context) action() string {
	if c.service != "" {
		return aws.ActionOfCall(c.service, c.operation)
	}
	return aws.ActionOfOperation(c.operation)
}

// near is how far from a sentence a code on another line stands at most.
const near = 30

// codeBefore returns the last code before the byte from, on its line or just before it.
func (f *flat) codeBefore(from int) string {
	start := max(0, from-before)
	text := f.text[start:from]
	best, at := "", -1
	for _, code := range codes {
		if i := strings.LastIndex(text, code); i > at && !isLetter(f.text, start+i-1) {
			best, at = code, i
		}
	}
	if at < 0 || f.lineOf(start+at) != f.lineOf(from) && from-start-at-len(best) > near {
		return ""
	}
	return best
}

// codeBehind returns the code that a program prints as one behind the byte to.
func (f *flat) codeBehind(to int) string {
	text := f.text[to:min(len(f.text), to+behind)]
	i := strings.Index(text, "ode:")
	if j := strings.Index(text, `ode":`); i < 0 || j >= 0 && j < i {
		i = j
	}
	for i >= 0 {
		rest := strings.TrimLeft(text[i+len("ode"):], `":'`)
		for _, code := range codes {
			if strings.HasPrefix(rest, code) {
				return code
			}
		}
		next := strings.Index(text[i+1:], "ode:")
		if next < 0 {
			return ""
		}
		i += 1 + next
	}
	return ""
}

func isLetter(text string, i int) bool {
	return i >= 0 && i < len(text) && strings.IndexByte(aws.Letters, text[i]) >= 0
}
