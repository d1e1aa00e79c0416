package importer

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// fitting leaves of what a request carries what its action takes, so that a mistaken source does not make a step that
// the language refuses. It says what it leaves out.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
func (wr *writer) fitting(r *fact.Request) {
	s, kept := &r.Sent, fact.Sent{SourceIP: r.Sent.SourceIP}
	switch r.Action {
	case aws.AssumeRole, "":
		kept = *s
		kept.Claims = ""
	case aws.AssumeRoleWithWebIdentity, aws.AssumeRoleWithSAML:
		kept.Duration, kept.Claims = s.Duration, s.Claims
		kept.SessionPolicy, kept.SessionPolicies = s.SessionPolicy, s.SessionPolicies
	case aws.GetSessionToken:
		kept.Duration, kept.MFA = s.Duration, s.MFA
	case aws.GetFederationToken:
		kept.Duration, kept.Tags = s.Duration, s.Tags
		kept.SessionPolicy, kept.SessionPolicies = s.SessionPolicy, s.SessionPolicies
	}
	if s.ExternalID != kept.ExternalID || s.MFA != kept.MFA || s.SourceIdentity != kept.SourceIdentity ||
		len(s.Tags) != len(kept.Tags) {
		wr.unread = append(wr.unread, fact.Unread{
			Span: r.Span, What: "a part of the request " + requestWords(r),
			Reason: r.Action + " takes no external ID, MFA code, source identity or tags of that kind",
		})
	}
	r.Sent = kept
}
