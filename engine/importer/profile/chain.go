package profile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// chains adds the requests of every profile that no other has as its source, each behind the profiles that it needs.
func (r *reader) chains() {
	sources := map[string]bool{}
	for _, s := range r.profiles {
		if source := s.get("source_profile"); source != s.name {
			sources[source] = true
		}
	}
	for _, s := range r.sorted() {
		if !sources[s.name] {
			r.request(s, nil)
		}
	}
	// What only profiles of a circle need has no end.
	for _, s := range r.sorted() {
		if sources[s.name] {
			r.request(s, nil)
		}
	}
}

// request adds the request that a profile makes, behind those of the profiles it needs. It is nil for a profile that
// asks for no role, and for one that cannot. Path are the profiles that need it.
func (r *reader) request(s *section, path []string) *fact.Request {
	if q, done := r.hops[s.name]; done {
		return q
	}
	if s.get("role_arn") == "" {
		r.hops[s.name] = nil
		r.plain(s)
		return nil
	}
	q := &fact.Request{
		Origin: fact.FromConfig, Action: aws.AssumeRole, Resource: s.get("role_arn"), Session: s.sessionName(),
		Shown: true, Span: s.span,
	}
	if !r.caller(s, q, append(path, s.name)) {
		r.hops[s.name] = nil
		return nil
	}
	r.sent(s, q)
	r.hops[s.name] = q
	q.Hop = 1 + len(r.facts.Requests)
	r.facts.Requests = append(r.facts.Requests, *q)
	r.piece(s.span, "profile "+s.name+": role "+aws.ShortName(q.Resource), "it has a role_arn")
	return q
}

// plain takes a profile that asks for no role.
func (r *reader) plain(s *section) {
	switch _, keys := s.values[hasKeys]; {
	case s.hasSSO():
		if name := s.get("sso_session"); name != "" && r.sessions[name] == nil {
			r.unread(s.values["sso_session"].span, "profile "+s.name, "Its sso_session "+name+" is not in the file: the "+
				"section [sso-session "+name+"] is missing.")
		}
		r.piece(s.span, "profile "+s.name+": "+s.get("sso_role_name")+" in "+s.get("sso_account_id"),
			"it has a role of IAM Identity Center")
	case keys:
		r.piece(s.span, "profile "+s.name+", whose keys are left out", "it has an "+keyID)
	case s.get("credential_process") != "":
		r.piece(s.span, "profile "+s.name+", whose credentials a program gives", "it has a credential_process")
	default:
		r.piece(s.span, "profile "+s.name, "it is a section of ~/.aws/config")
	}
}

// caller finds out who asks for a profile's role. It is false if no one can, which is said.
func (r *reader) caller(s *section, q *fact.Request, path []string) bool {
	source, from, file := s.get("source_profile"), s.get("credential_source"), s.get("web_identity_token_file")
	switch {
	case source != "" && from != "":
		r.unread(s.span, "profile "+s.name, "It has both source_profile and credential_source, and AWS takes one of them.")
		return false
	case file != "" && source == "" && from == "":
		q.Action = aws.AssumeRoleWithWebIdentity
	case source != "":
		return r.fromProfile(s, q, source, path)
	case from != "":
		return r.fromMachine(s, q, from)
	default:
		r.unread(s.span, "profile "+s.name, "It has a role_arn and says nothing of who asks for the role: it needs "+
			"source_profile, credential_source or web_identity_token_file.")
		return false
	}
	return true
}

// fromProfile: another profile asks.
func (r *reader) fromProfile(s *section, q *fact.Request, name string, path []string) bool {
	q.Profile = name
	other := r.profiles[name]
	switch {
	case other == nil || other == s: // its keys are in the file of credentials
	case slices.Contains(path, name):
		r.unread(s.span, "profile "+s.name, "The profiles go round in a circle: "+strings.Join(append(path, name), " → ")+".")
		return false
	case other.get("role_arn") != "":
		hop := r.request(other, path)
		if hop == nil {
			r.unread(s.span, "profile "+s.name, "Its source_profile "+name+" has no credentials.")
			return false
		}
		q.Profile, q.Caller = "", sessionOf(hop)
		return true
	case other.hasSSO():
		r.request(other, path)
		q.Profile, q.Caller = "", r.ssoCaller(other)
		return true
	default:
		r.request(other, path)
		// The session that `aws login` keeps is named by who has logged in.
		// See https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html
		if _, ok := aws.ParseARN(other.get("login_session")); ok {
			q.Profile, q.Caller = "", other.get("login_session")
			return true
		}
	}
	r.user(s, q)
	return true
}

// sessionOf is the ARN of the session that a request gives; "" if its role is no ARN.
func sessionOf(q *fact.Request) string {
	arn, ok := aws.ParseARN(q.Resource)
	if !ok {
		return ""
	}
	return aws.SessionARN(arn.Partition, arn.Account, arn.Name(), q.Session)
}

// user says what an MFA device tells of the user that has it: the account.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
func (r *reader) user(s *section, q *fact.Request) {
	device, ok := aws.ParseARN(s.get("mfa_serial"))
	if !ok || !aws.IsAccountID(device.Account) {
		return
	}
	name := mark("USER_OF_" + q.Profile)
	q.Caller = aws.EntityARN(aws.KindUser, device.Partition, device.Account, "", name)
	r.facts.Entities = append(r.facts.Entities, fact.Entity{
		Kind: fact.User, Name: name, Account: device.Account, MFA: true, Span: s.span,
	})
}

// fromMachine: what the program runs on asks.
//
// See https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
func (r *reader) fromMachine(s *section, q *fact.Request, from string) bool {
	what := ""
	switch strings.ToLower(from) {
	case "environment":
		return true // the keys of any user or session
	case "ec2instancemetadata":
		what = "INSTANCE"
	case "ecscontainer":
		what = "TASK"
	default:
		r.unread(s.span, "profile "+s.name, "Its credential_source is "+strconv.Quote(from)+
			", and AWS knows Environment, Ec2InstanceMetadata and EcsContainer.")
		return false
	}
	q.Caller = aws.SessionARN(partitionOf(q.Resource), mark(what+"_ACCOUNT_ID"), mark(what+"_ROLE"), mark(what+"_ID"))
	return true
}

func partitionOf(text string) string {
	if arn, ok := aws.ParseARN(text); ok {
		return arn.Partition
	}
	return aws.DefaultPartition
}

// hasSSO reports whether a profile's credentials come from IAM Identity Center.
//
// See https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
func (s *section) hasSSO() bool { return s.get("sso_account_id") != "" && s.get("sso_role_name") != "" }

// ssoCaller is the session of IAM Identity Center that a profile has. The end of its role's name is AWS's.
//
// See https://docs.aws.amazon.com/singlesignon/latest/userguide/using-permission-sets.html
func (r *reader) ssoCaller(s *section) string {
	role := aws.ReservedRolePrefix + s.get("sso_role_name") + "_" + mark("SSO_SUFFIX")
	center := s.get("sso_region")
	if session := r.sessions[s.get("sso_session")]; session != nil {
		center = cmp.Or(session.get("sso_region"), center)
	}
	if center != "" {
		r.facts.Entities = append(r.facts.Entities, fact.Entity{
			Kind: fact.Role, Name: role, Account: s.get("sso_account_id"), Path: aws.ReservedRolePath(center), Span: s.span,
		})
	}
	return aws.SessionARN(
		aws.PartitionOfRegion(cmp.Or(center, s.get("region"))), s.get("sso_account_id"), role, mark("SSO_USER"))
}

// sent puts down what the CLI sends of a profile.
func (r *reader) sent(s *section, q *fact.Request) {
	if v, ok := s.values["external_id"]; ok && v.text != "" {
		q.Sent.ExternalID = &v.text
	}
	q.Sent.MFA = s.get("mfa_serial") != "" && q.Action == aws.AssumeRole
	if v := s.get("duration_seconds"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 || n > int(aws.TokenMaxDuration/time.Second) {
			r.unread(s.values["duration_seconds"].span, "duration_seconds of profile "+s.name,
				strconv.Quote(v)+" is no number of seconds.")
			return
		}
		q.Sent.Duration = time.Duration(n) * time.Second
	}
}
