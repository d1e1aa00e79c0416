package sts

import (
	"strings"
	"time"

	"rolewalk/engine/eval"
)

// authenticate checks the signature's side of a request: whether the keys are somebody's, complete and in time. It
// returns false with the result filled where they are not.
func authenticate(w *eval.World, now time.Time, s *Signer, res *Result) bool {
	service, _, _ := strings.Cut(res.Action, ":")
	switch {
	case s.WithoutToken && s.temporary():
		res.fail(invalidKey(service), CauseNoToken)
	case s.Session != nil && !exists(w, s.Session):
		res.fail(invalidKey(service), CauseDeletedPrincipal)
	case s.Session != nil && s.Session.Expired(now):
		res.fail(expiredToken(service), CauseExpired)
	case s.Stranger != "" && w.Account(res.Caller.Account) != nil:
		res.fail(invalidKey(service), CauseNoSuchPrincipal)
	default:
		return true
	}
	return false
}

// exists reports whether the user or the role behind a session is still the one that it was issued for.
func exists(w *eval.World, s *Session) bool {
	switch {
	case s.Role != nil:
		r := w.RoleByARN(s.Role.ARN())
		return r != nil && r.ID == s.Role.ID
	case s.User != nil:
		u := w.UserByARN(s.User.ARN())
		return u != nil && u.ID == s.User.ID
	}
	return true
}

// jsonServices answer in JSON and have their own names for the errors of keys.
var jsonServices = map[string]bool{"dynamodb": true, "kms": true, "lambda": true, "logs": true, "secretsmanager": true, "ssm": true, "ecs": true, "ecr": true, "kinesis": true, "states": true}

// invalidKey is the code of a key that nobody has, by the service that is asked.
func invalidKey(service string) Code {
	switch service = strings.ToLower(service); {
	case service == "s3":
		return CodeInvalidAccessKeyID
	case service == "ec2":
		return CodeAuthFailure
	case jsonServices[service]:
		return CodeUnrecognizedClient
	}
	return CodeInvalidClientTokenID
}

func expiredToken(service string) Code {
	if jsonServices[strings.ToLower(service)] {
		return CodeExpiredTokenJSON
	}
	return CodeExpiredToken
}
