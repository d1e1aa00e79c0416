package profile

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/source"
)

// names are the names of values that a config file of AWS has. A text with none of them is no such file.
//
// See https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
var names = []string{
	"role_arn", "source_profile", "credential_source", "credential_process", "web_identity_token_file", "mfa_serial",
	"external_id", "role_session_name", "duration_seconds", "sso_session", "sso_start_url", "sso_account_id",
	"sso_role_name", "login_session", keyID, secretKey, "region", "output",
}

// The names of what stands in a file of credentials.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
const (
	keyID        = "aws_access_key_id"
	secretKey    = "aws_secret_access_key"
	sessionToken = "aws_session_token"
)

// secrets are the values that are never kept, with what each is called.
var secrets = []struct{ name, kind string }{
	{keyID, "an access key ID"},
	{secretKey, "a secret access key"},
	{sessionToken, "a session token"},
	{"aws_security_token", "a session token"},
}

// deciding are the values that say who asks for what.
var deciding = []string{
	"role_arn", "source_profile", "credential_source", "web_identity_token_file", "mfa_serial", "external_id",
	"role_session_name", "duration_seconds", "sso_account_id", "sso_role_name",
}

// reader reads the sections of one text.
type reader struct {
	*scanner
	facts fact.Facts
	// profiles are the sections that are profiles, by name.
	profiles map[string]*section
	sessions map[string]*section
	// hops are the requests by the profile that makes them.
	hops map[string]*fact.Request
}

// Read finds the sections of ~/.aws/config in a text and returns the requests that its profiles make: those of a chain
// hop by hop, and the chains in the order of the names of their last profiles. Rest is the text with blanks in their
// place. A text that has none is returned as it is, with no facts.
//
// See https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html and
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
func Read(body string, id source.TextID) (facts fact.Facts, rest string) {
	if !strings.Contains(body, "[") || !strings.Contains(body, "=") {
		return fact.Facts{}, body
	}
	r := &reader{
		scanner: scan(body, id), profiles: map[string]*section{}, sessions: map[string]*section{},
		hops: map[string]*fact.Request{},
	}
	if !r.take() {
		return fact.Facts{}, body
	}
	r.removeSecrets()
	if r.isCredentials() {
		r.refuse()
	} else {
		r.accounts()
		r.chains()
	}
	for _, at := range r.odd {
		r.unread(at, "a line of the config", "It begins like a section and is none, such as [profile NAME].")
	}
	if r.full {
		r.facts.Unread = append(r.facts.Unread, fact.Unread{
			Span: r.sections[len(r.sections)-1].span, What: "the sections behind this one",
			Reason: fmt.Sprintf("A config file is read up to its first %d sections.", maxSections),
		})
	}
	return r.facts, string(r.left)
}

// take finds out which sections are AWS's. It is false if there are none.
func (r *reader) take() bool {
	config := slices.ContainsFunc(r.sections, func(s section) bool { return s.kind != "" })
	for i := range r.sections {
		s := &r.sections[i]
		telling := slices.ContainsFunc(names, func(name string) bool { return s.values[name].text != "" })
		switch {
		case s.kind == "sso-session":
			r.sessions[s.name] = s
			r.blank(s.span)
		case s.kind == "services":
			r.blank(s.span)
		case s.kind == "profile" || s.name == "default" && (telling || config) || telling:
			r.profile(s, config)
			r.blank(s.span)
		}
	}
	return len(r.profiles) > 0
}

// profile takes a section for a profile. In a config file the word profile stands before its name.
func (r *reader) profile(s *section, config bool) {
	if s.kind == "" && s.name != "default" && config {
		r.unread(s.span, "the section ["+s.name+"]", "The word profile is missing: in ~/.aws/config its name must be "+
			"[profile "+s.name+"], and AWS leaves it out as it stands. It is read as that.")
	}
	if first := r.profiles[s.name]; first != nil {
		for _, name := range s.order {
			if before := first.values[name].text; before == "" {
				first.order = append(first.order, name)
			} else if text := s.values[name].text; before != text && slices.Contains(deciding, name) {
				r.unread(s.values[name].span, name+" of profile "+s.name,
					"The file has the profile twice, with "+before+" and "+text+". The last one is taken.")
			}
			first.values[name] = s.values[name]
		}
		return
	}
	r.profiles[s.name] = s
}

func (r *reader) unread(at source.Span, what, reason string) {
	r.facts.Unread = append(r.facts.Unread, fact.Unread{Span: at, What: what, Reason: reason})
}

func (r *reader) piece(at source.Span, title, why string) {
	r.facts.Pieces = append(r.facts.Pieces, fact.Piece{Title: title, Why: why, Span: at})
}

// removeSecrets names the secrets of the file. None of them is kept.
func (r *reader) removeSecrets() {
	for i := range r.sections {
		for _, s := range secrets {
			if v, ok := r.sections[i].values[s.name]; ok && v.text != "" {
				if !secret.Masked(v.text) {
					r.facts.Removed = append(r.facts.Removed, fact.Removed{Span: v.span, Kind: s.kind})
				}
				delete(r.sections[i].values, s.name)
				r.sections[i].values[hasKeys] = v
			}
		}
	}
}

// hasKeys is our own name for a section's keys, whose text is not looked at.
const hasKeys = "[keys]"

// isCredentials reports whether the file has keys and says of no profile where else its credentials come from.
func (r *reader) isCredentials() bool {
	keys := false
	for _, s := range r.profiles {
		_, has := s.values[hasKeys]
		keys = keys || has
		for _, name := range []string{"role_arn", "sso_account_id", "source_profile"} {
			if s.get(name) != "" {
				return false
			}
		}
	}
	return keys
}

// refuse leaves a file of credentials.
func (r *reader) refuse() {
	at := r.sections[0].span
	at.To = r.sections[len(r.sections)-1].span.To
	r.unread(at, "a file of credentials", "It has keys and does not say who asks for what, so it is not kept. "+
		"Bring ~/.aws/config, which has the roles, and the answer of `aws sts get-caller-identity`.")
}

// sorted are the profiles by name.
func (r *reader) sorted() []*section {
	var list []*section
	for _, s := range r.profiles {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *section) int { return strings.Compare(a.name, b.name) })
	return list
}
