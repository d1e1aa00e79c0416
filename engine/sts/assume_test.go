package sts

import (
	"slices"
	"testing"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
)

// TestDurations: which limit ends a request, and how long the session lasts if none does.
func TestDurations(t *testing.T) {
	w := newWorld()
	session := w.assume(&Signer{User: w.ana}, AssumeParams{}).Session
	token := w.GetSessionToken(&Signer{User: w.ana}, TokenParams{Name: "t"}, &Given{}).Session
	for _, c := range []struct {
		name    string
		signer  Signer
		asked   time.Duration
		cause   Cause
		longest time.Duration
	}{
		{"a user who does not say", Signer{User: w.ana}, 0, CausePolicies, 4 * time.Hour},
		{"a user, the role's longest", Signer{User: w.ana}, 4 * time.Hour, CausePolicies, 4 * time.Hour},
		{"a user, a second more", Signer{User: w.ana}, 4*time.Hour + time.Second, CauseMaxSession, 4 * time.Hour},
		{"the shortest", Signer{User: w.ana}, aws.MinDuration, CausePolicies, 4 * time.Hour},
		{"shorter", Signer{User: w.ana}, aws.MinDuration - time.Second, CauseInvalidRequest, 4 * time.Hour},
		{"longer than any role", Signer{User: w.ana}, 12*time.Hour + time.Second, CauseInvalidRequest, 4 * time.Hour},
		{"a session, an hour", Signer{Session: session}, time.Hour, CausePolicies, time.Hour},
		{"a session, a second more", Signer{Session: session}, time.Hour + time.Second, CauseChaining, time.Hour},
		{"credentials of GetSessionToken", Signer{Session: token}, 2 * time.Hour, CauseChaining, time.Hour},
		{"a role", Signer{Role: w.role}, 2 * time.Hour, CauseChaining, time.Hour},
	} {
		res := w.assume(&c.signer, AssumeParams{Duration: c.asked})
		if res.Cause != c.cause || res.Longest != c.longest {
			t.Errorf("%s: %s, at most %s; want %s, at most %s", c.name, res.Cause, res.Longest, c.cause, c.longest)
		}
		granted := c.cause == CausePolicies
		if granted != (res.Outcome == Granted) || granted != (res.Session != nil) {
			t.Errorf("%s: %s, session %v", c.name, res.Outcome, res.Session)
			continue
		}
		if granted && res.Session.Expires != nine.Add(orDefault(c.asked, time.Hour)) {
			t.Errorf("%s: expires at %s", c.name, res.Session.Expires)
		}
	}
}

// TestExpiry: a session ends at the moment of its expiry, not after it, and does not end with its parent.
func TestExpiry(t *testing.T) {
	w := newWorld()
	parent := w.assume(&Signer{User: w.ana}, AssumeParams{Duration: aws.MinDuration}).Session
	child := w.assume(&Signer{Session: parent}, AssumeParams{Duration: time.Hour}).Session
	for _, c := range []struct {
		name  string
		after time.Duration
		by    *Session
		want  Outcome
	}{
		{"the parent, a second before", aws.MinDuration - time.Second, parent, Granted},
		{"the parent, at its expiry", aws.MinDuration, parent, Expired},
		{"the child, when the parent has expired", aws.MinDuration, child, Granted},
		{"the child, at its expiry", time.Hour, child, Expired},
	} {
		w.Now = nine.Add(c.after)
		if res := w.Call(&Signer{Session: c.by}, "s3:ListBucket", "arn:aws:s3:::b", &Given{}); res.Outcome != c.want {
			t.Errorf("%s: %s (%s), want %s", c.name, res.Outcome, res.Cause, c.want)
		}
	}
}

// TestPassedAndInherited: what a chain of two sessions may set, and what the second carries.
func TestPassedAndInherited(t *testing.T) {
	w := newWorld()
	first := w.assume(&Signer{User: w.ana}, AssumeParams{Passed: Passed{
		Tags:       []iam.Tag{{Key: "Project", Value: "web"}, {Key: "Step", Value: "1"}},
		Transitive: []string{"Project"}, SourceIdentity: "ana",
	}})
	if first.Outcome != Granted {
		t.Fatalf("%s: %s %s", first.Outcome, first.Cause, first.Message)
	}
	tag := func(key, value string) []iam.Tag { return []iam.Tag{{Key: key, Value: value}} }
	for _, c := range []struct {
		name     string
		passed   Passed
		cause    Cause
		tags     []iam.Tag
		identity string
	}{
		{"nothing", Passed{}, CausePolicies, tag("Project", "web"), "ana"},
		{
			"another tag",
			Passed{Tags: tag("step", "2")},
			CausePolicies,
			[]iam.Tag{{Key: "Project", Value: "web"}, {Key: "step", Value: "2"}},
			"ana",
		},
		{"an inherited tag", Passed{Tags: tag("Project", "web")}, CauseTagCollides, nil, ""},
		{"an inherited tag in another case", Passed{Tags: tag("PROJECT", "x")}, CauseTagCollides, nil, ""},
		{"the same source identity", Passed{SourceIdentity: "ana"}, CausePolicies, tag("Project", "web"), "ana"},
		{"another source identity", Passed{SourceIdentity: "bo"}, CauseSourceIdentityChanged, nil, ""},
		{"a transitive key without its tag", Passed{Transitive: []string{"Owner"}}, CauseTransitiveNotPassed, nil, ""},
		{
			"one key twice",
			Passed{Tags: []iam.Tag{{Key: "a", Value: "1"}, {Key: "A", Value: "2"}}},
			CauseTagTwice, nil, "",
		},
	} {
		res := w.assume(&Signer{Session: first.Session}, AssumeParams{Passed: c.passed})
		if res.Cause != c.cause {
			t.Errorf("%s: %s, want %s", c.name, res.Cause, c.cause)
		}
		if res.Session == nil {
			if c.tags != nil {
				t.Errorf("%s: no session", c.name)
			}
			continue
		}
		if !slices.Equal(res.Session.Tags, c.tags) || res.Session.SourceIdentity != c.identity {
			t.Errorf("%s: %v, %q; want %v, %q", c.name, res.Session.Tags, res.Session.SourceIdentity, c.tags, c.identity)
		}
	}
}

// TestActionsNeeded: what a request needs to be allowed beside its own action.
func TestActionsNeeded(t *testing.T) {
	tags := []iam.Tag{{Key: "a", Value: "1"}}
	for _, c := range []struct {
		name      string
		passed    Passed
		inherited []iam.Tag
		identity  string
		want      []string
	}{
		{"nothing passed", Passed{}, nil, "", []string{aws.AssumeRole}},
		{"tags", Passed{Tags: tags}, nil, "", []string{aws.AssumeRole, aws.TagSession}},
		{"inherited tags", Passed{}, tags, "", []string{aws.AssumeRole, aws.TagSession}},
		{"a source identity", Passed{}, nil, "ana", []string{aws.AssumeRole, aws.SetSourceIdentity}},
		{"both", Passed{Tags: tags}, nil, "ana", []string{aws.AssumeRole, aws.TagSession, aws.SetSourceIdentity}},
	} {
		if got := c.passed.actions(aws.AssumeRole, c.inherited, c.identity); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestMFA: whose multi-factor code counts, and for what.
func TestMFA(t *testing.T) {
	w := newWorld()
	token := w.GetSessionToken(&Signer{User: w.ana}, TokenParams{Name: "t", MFA: true}, &Given{}).Session
	session := w.assume(&Signer{User: w.ana}, AssumeParams{MFA: true}).Session
	for _, c := range []struct {
		name   string
		signer Signer
		cause  Cause
	}{
		{"a user with a device", Signer{User: w.ana}, CausePolicies},
		{"a user without one", Signer{User: w.bo}, CauseMFAFailed},
		{"credentials of GetSessionToken", Signer{Session: token}, CausePolicies},
		{"a role's session", Signer{Session: session}, CauseMFAFailed},
		{"a role", Signer{Role: w.role}, CauseMFAFailed},
	} {
		if res := w.assume(&c.signer, AssumeParams{MFA: true}); res.Cause != c.cause {
			t.Errorf("%s: %s, want %s", c.name, res.Cause, c.cause)
		}
	}
	if !token.MFA || session.MFA || !session.AskedWithMFA {
		t.Errorf("token %v; session %v, asked with a code %v", token.MFA, session.MFA, session.AskedWithMFA)
	}
}
