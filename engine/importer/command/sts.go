package command

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/token"
)

// request begins the request of a call of sts.
func (r *reader) request(l *line, action string) fact.Request {
	q := fact.Request{
		Origin: fact.FromAnswer, Action: action, Session: l.text("role-session-name"), Profile: l.profile, Shown: true,
		Span: l.span,
	}
	if arn := l.text("role-arn"); aws.LooksLikeARN(arn) {
		q.Resource = arn
	}
	q.Sent.Duration = r.duration(l, "duration-seconds")
	if l.has("external-id") {
		id := l.text("external-id")
		q.Sent.ExternalID = &id
	}
	r.mfa(l, &q)
	q.Sent.SourceIdentity = l.text("source-identity")
	q.Sent.Tags = l.tags()
	q.Sent.Transitive = l.list("transitive-tag-keys")
	q.Sent.SessionPolicies = l.list("policy-arns")
	r.sessionPolicy(l, &q)
	if l.has("cli-input-json") && q.Resource == "" {
		if name, ok := file(l.text("cli-input-json")); ok {
			r.unread(l.span, "the request of aws "+l.service+" "+l.operation, "What it sends is in "+name+
				": put its JSON in place of file://"+name+".")
		}
	}
	return q
}

// duration is the number of seconds of an option.
func (r *reader) duration(l *line, name string) time.Duration {
	text := l.text(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > int(aws.TokenMaxDuration/time.Second) {
		r.unread(l.span, "--"+name+" "+text, strconv.Quote(text)+" is no number of seconds.")
		return 0
	}
	return time.Duration(n) * time.Second
}

// mfa reads the device and its code. Each is needed.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func (r *reader) mfa(l *line, q *fact.Request) {
	serial, code := l.has("serial-number"), l.has("token-code")
	q.Sent.MFA = serial && code
	if serial != code {
		r.unread(l.span, "the MFA device of a request", "MFA needs both --serial-number and --token-code.")
	}
	r.tell(l.profile, l.text("serial-number"), l.span)
	if arn, ok := aws.ParseARN(l.text("serial-number")); ok && q.Sent.MFA && aws.IsAccountID(arn.Account) {
		// The user of the device need not be called as the device is.
		name := "<USER_OF_DEVICE_" + strings.ToUpper(wordOf(arn.Name())) + ">"
		q.Caller = aws.EntityARN(aws.KindUser, arn.Partition, arn.Account, "", name)
		r.entity(l, fact.Entity{Kind: fact.User, Name: name, MFA: true})
	}
}

// wordOf is a name in letters, digits and _.
func wordOf(name string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(aws.Letters+aws.Digits, c) {
			return c
		}
		return '_'
	}, name)
}

func (r *reader) sessionPolicy(l *line, q *fact.Request) {
	d := r.document(l, "policy")
	switch {
	case d.Known():
		q.Sent.SessionPolicy = d.JSON
	case d != nil && d.File != "":
		r.unread(d.Span, "a session policy", "Its text is in "+d.File+
			": bring it with the words session policy above it, or in place of file://"+d.File+".")
	}
}

func (r *reader) add(l *line, q *fact.Request, title string) {
	r.facts.Requests = append(r.facts.Requests, *q)
	r.piece(l, title)
}

func (r *reader) assumeRole(l *line) {
	q := r.request(l, aws.AssumeRole)
	if l.has("provided-contexts") {
		r.unread(l.span, "--provided-contexts", "A walk has no context that a provider asserts.")
	}
	r.add(l, &q, "the request for role "+aws.ShortName(q.Resource))
}

// assumeRoleWithWebIdentity reads the claims of the token, where it stands there.
func (r *reader) assumeRoleWithWebIdentity(l *line) {
	q := r.request(l, aws.AssumeRoleWithWebIdentity)
	q.Provider = strings.TrimPrefix(l.text("provider-id"), "https://")
	w := l.word("web-identity-token")
	if facts, ok := token.Of(w.text, w.span); ok {
		r.facts.Removed = append(r.facts.Removed, facts.Removed...)
		r.facts.Unread = append(r.facts.Unread, facts.Unread...)
		for i := range facts.Requests {
			t := &facts.Requests[i]
			q.Provider, q.Sent.Claims, q.At = t.Provider, t.Sent.Claims, t.At
		}
	}
	r.add(l, &q, "the request for role "+aws.ShortName(q.Resource)+" with a token")
}

func (r *reader) assumeRoleWithSAML(l *line) {
	q := r.request(l, aws.AssumeRoleWithSAML)
	q.Provider = l.text("principal-arn")
	r.add(l, &q, "the request for role "+aws.ShortName(q.Resource)+" with a SAML assertion")
}

func (r *reader) sessionToken(l *line) {
	q := r.request(l, aws.GetSessionToken)
	r.add(l, &q, "the request for a session token")
}

func (r *reader) federationToken(l *line) {
	q := r.request(l, aws.GetFederationToken)
	q.Session = l.text("name")
	r.add(l, &q, "the request for a federation token")
}
