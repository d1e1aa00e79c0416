package answer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/tree"
)

// callerIdentity reads get-caller-identity: who the credentials of the person are.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
func (r *reader) callerIdentity() {
	text := r.root.At("Arn").String()
	r.Callers = append(r.Callers, fact.Caller{ARN: text, Span: r.root.Span})
	r.Accounts = append(r.Accounts, fact.Account{ID: r.root.At("Account").String(), Span: r.root.Span})
	id, _, _ := strings.Cut(r.root.At("UserId").String(), ":")
	if e, ok := entityNamed(text); ok && aws.IsUniqueID(id) {
		e.ID, e.Span = id, r.root.Span
		r.Entities = append(r.Entities, e)
	}
	r.piece("who you are: "+aws.ShortName(text), "it is an answer of get-caller-identity", r.root.Span)
}

// entityNamed is the user, or the role of the session, that an ARN names.
func entityNamed(text string) (e fact.Entity, ok bool) {
	arn, ok := aws.ParseARN(text)
	switch kind := arn.Kind(); {
	case !ok:
	case kind == aws.KindSession:
		role, _ := arn.Session()
		return fact.Entity{Kind: fact.Role, Name: role, Account: arn.Account}, true
	case kind == aws.KindUser:
		return fact.Entity{Kind: fact.User, Name: arn.Name(), Path: arn.Path(), Account: arn.Account}, true
	}
	return fact.Entity{}, false
}

// assumedRole reads assume-role and its sisters, whose credentials are left out. The role's path is not in the answer.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func (r *reader) assumedRole() {
	text := r.root.At("AssumedRoleUser", "Arn").String()
	arn, _ := aws.ParseARN(text)
	role, session := arn.Session()
	q := fact.Request{
		Origin: fact.FromAnswer, Action: aws.AssumeRole, Session: session, Granted: true, Span: r.root.Span,
	}
	if role != "" {
		q.Resource = aws.EntityARN(aws.KindRole, arn.Partition, arn.Account, "", role)
	}
	call := "assume-role"
	switch {
	case r.root.At("SubjectFromWebIdentityToken") != nil:
		q.Action, call = aws.AssumeRoleWithWebIdentity, "assume-role-with-web-identity"
		q.Provider = r.providerHost()
	case r.root.At("NameQualifier") != nil || r.root.At("SubjectType") != nil:
		q.Action, call = aws.AssumeRoleWithSAML, "assume-role-with-saml"
	}
	q.Sent.SourceIdentity = r.root.At("SourceIdentity").String()
	r.Requests = append(r.Requests, q)
	id, _, _ := strings.Cut(r.root.At("AssumedRoleUser", "AssumedRoleId").String(), ":")
	if e, ok := entityNamed(text); ok && aws.IsUniqueID(id) {
		e.ID, e.Span = id, r.root.Span
		r.Entities = append(r.Entities, e)
	}
	r.credentials()
	r.piece("the session "+session+" of role "+role, "it is an answer of "+call, r.root.Span)
}

// providerHost is the provider of a token, which an answer gives as an issuer or as an ARN.
func (r *reader) providerHost() string {
	text := r.root.At("Provider").String()
	if arn, ok := aws.ParseARN(text); ok {
		if host, is := arn.Behind(aws.KindOIDCProvider); is {
			return host
		}
	}
	return strings.TrimPrefix(text, "https://")
}

// federatedUser reads get-federation-token.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
func (r *reader) federatedUser() {
	arn, _ := aws.ParseARN(r.root.At("FederatedUser", "Arn").String())
	r.Requests = append(r.Requests, fact.Request{
		Origin: fact.FromAnswer, Action: aws.GetFederationToken, Session: arn.Name(), Granted: true, Span: r.root.Span,
	})
	r.credentials()
	r.piece("the federated user "+arn.Name(), "it is an answer of get-federation-token", r.root.Span)
}

// temporary reads get-session-token, and what credential programs print: nothing but credentials.
func (r *reader) temporary() {
	r.credentials()
	r.piece("temporary credentials, which are left out", "it has credentials and nothing else", r.root.Span)
}

// credentials names the secrets of an answer. None of them is kept.
func (r *reader) credentials() {
	for _, s := range []struct{ name, kind string }{
		{"AccessKeyId", "an access key ID"},
		{"SecretAccessKey", "a secret access key"},
		{"SessionToken", "a session token"},
	} {
		for _, n := range []*tree.Node{r.root.At("Credentials", s.name), r.root.At(s.name)} {
			if text := n.String(); text != "" && !secret.Masked(text) {
				r.Removed = append(r.Removed, fact.Removed{Span: n.Span, Kind: s.kind})
			}
		}
	}
}
