package whatif

import (
	"slices"
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Field is a part of an ask, by the name that the page gives it.
type Field string

// The fields of an ask. Whole is what is wrong with none of them alone.
const (
	Whole      Field = ""
	Caller     Field = "caller"
	Role       Field = "role"
	ExternalID Field = "external-id"
	MFA        Field = "mfa"
	SourceIP   Field = "source-ip"
	Duration   Field = "duration"
	Time       Field = "time"
	Claims     Field = "claims"
)

// Ask is one request. Each field is as a walk would have it, without quotation marks; an empty one is not sent.
type Ask struct {
	// Caller is an actor, or `oidc HOST` or `saml ALIAS/PROVIDER`.
	Caller     string
	Role       string
	ExternalID string
	SourceIP   string
	// Duration may be a number of seconds too.
	Duration string
	// Time is when it is asked; empty for the time of the row.
	Time string
	// Claims is a JSON object.
	Claims string
	MFA    bool
	// As is the name of the session that a plain request for a role asks for, which sends nothing but what stands here. It
	// is empty for the request of the row with other fields.
	As string
}

// Of returns what the request of a row sends, and which fields such a request has. There are none for a row without a
// request. A refresh whose session was never asked for has its time alone. The ask is never nil.
func Of(r *scenario.Result, row int) (*Ask, []Field) {
	ask := &Ask{}
	if row < 0 || row >= len(r.Rows) || r.Rows[row].Step == nil || r.Rows[row].Step.Clauses == nil {
		return ask, nil
	}
	at := &r.Rows[row]
	s := at.Step.Clauses
	if s.Act == nil {
		return ask, nil
	}
	ask.MFA, ask.Time, ask.Caller = s.MFA != nil, timeText(at.Time), callerOf(s.Act)
	if role := syntax.RoleOf(s.Act); role != nil {
		ask.Role = role.Value
	}
	if s.ExternalID != nil {
		ask.ExternalID = s.ExternalID.Value
	}
	if s.From != nil {
		ask.SourceIP = s.From.Value.String()
	}
	if s.For != nil {
		ask.Duration = r.Walk.Text.Slice(s.For.Span())
	}
	if s.Claims != nil {
		ask.Claims = r.Walk.Text.Slice(s.Claims.Span())
	}
	return ask, fieldsOf(s.Act.Kind())
}

// The words before a provider.
const (
	oidc = string(syntax.OIDC) + " "
	saml = string(syntax.SAML) + " "
)

// callerOf returns who makes a request, empty for a refresh.
func callerOf(act syntax.Act) string {
	name := syntax.ActorOf(act)
	if name == nil {
		return ""
	}
	switch act.Kind() {
	case syntax.OIDC:
		return oidc + name.Value
	case syntax.SAML:
		return saml + name.Value
	}
	return name.Value
}

// clauses are the words of the clauses that a field stands for.
var clauses = [...]struct {
	field Field
	word  string
}{{Duration, "for"}, {ExternalID, "external-id"}, {MFA, "mfa"}, {SourceIP, "from"}, {Claims, "claims"}}

// fieldsOf returns the fields that a request of a kind has.
func fieldsOf(kind syntax.ActKind) []Field {
	list := []Field{Time}
	if kind == syntax.Refresh {
		return list
	}
	list = append(list, Caller)
	if kind == syntax.Assumes || kind == syntax.OIDC || kind == syntax.SAML {
		list = append(list, Role)
	}
	for _, c := range clauses {
		if syntax.Goes(c.word, kind) {
			list = append(list, c.field)
		}
	}
	return list
}

// kindOf returns what a request becomes with another caller: a request for a role can be made by a principal or with
// what an identity provider says, and no other can.
func kindOf(was syntax.ActKind, caller string) syntax.ActKind {
	if !slices.Contains([]syntax.ActKind{syntax.Assumes, syntax.OIDC, syntax.SAML}, was) {
		return was
	}
	switch {
	case strings.HasPrefix(caller, oidc):
		return syntax.OIDC
	case strings.HasPrefix(caller, saml):
		return syntax.SAML
	}
	return syntax.Assumes
}

// Fault is what is wrong with a field.
type Fault struct {
	Field Field
	// Message is a sentence, with code between backticks.
	Message string
}

// Told makes a sentence of a finding.
func Told(f *source.Finding) string {
	text := f.Message + "."
	// A message that begins with a name keeps its case.
	if first, _, _ := strings.Cut(text, " "); slices.Contains([]string{"the", "this", "no", "a", "an"}, first) {
		text = capital(text)
	}
	if f.Remedy != "" {
		text += " " + capital(f.Remedy) + "."
	}
	return text
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
