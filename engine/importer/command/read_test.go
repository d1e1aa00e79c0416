package command

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
)

// told writes what a test looks at.
func told(facts *fact.Facts) string {
	var b strings.Builder
	for i := range facts.Requests {
		b.WriteString(toldRequest(&facts.Requests[i]))
	}
	for i := range facts.Entities {
		b.WriteString(toldEntity(&facts.Entities[i]))
	}
	for _, m := range facts.Managed {
		fmt.Fprintf(&b, "managed %s %s%s %s\n", m.Account, m.Path, m.Name, toldDocument(m.Document))
	}
	for _, c := range facts.Controls {
		fmt.Fprintf(&b, "%s %s%s on %v %s\n", c.Kind, c.Name, c.ID, c.Targets, toldDocument(c.Document))
	}
	for _, p := range facts.Providers {
		fmt.Fprintf(&b, "provider %s %s%s %v\n", p.Account, p.URL, p.Name, p.Audiences)
	}
	for _, r := range facts.Resources {
		b.WriteString("resource " + r.ARN + " " + toldDocument(r.Document) + "\n")
	}
	for _, a := range facts.Accounts {
		b.WriteString("account " + a.ID + " is " + a.Alias + "\n")
	}
	for _, u := range facts.Unread {
		b.WriteString("unread " + u.What + ": " + u.Reason + "\n")
	}
	return b.String()
}

func toldRequest(q *fact.Request) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s as %s [%s]", q.Action, q.Provider, q.Resource, q.Session, q.Profile)
	if s := &q.Sent; s.ExternalID != nil {
		b.WriteString(" external " + *s.ExternalID)
	}
	if q.Sent.MFA {
		b.WriteString(" mfa")
	}
	for _, key := range slices.Sorted(maps.Keys(q.Sent.Tags)) {
		b.WriteString(" " + key + "=" + q.Sent.Tags[key])
	}
	fmt.Fprintf(&b, " %v %v %s %s %s %s\n", q.Sent.Transitive, q.Sent.SessionPolicies, q.Sent.Duration,
		q.Sent.SourceIdentity, q.Sent.SessionPolicy, q.Sent.Claims)
	return b.String()
}

func toldEntity(e *fact.Entity) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s%s", e.Kind, e.Account, e.Path, e.Name)
	if e.Trust != nil {
		b.WriteString(" trust " + toldDocument(e.Trust))
	}
	for _, p := range e.Inline {
		b.WriteString(" policy " + p.Name + " " + toldDocument(p.Document))
	}
	for _, key := range slices.Sorted(maps.Keys(e.Tags)) {
		b.WriteString(" " + key + "=" + e.Tags[key])
	}
	fmt.Fprintf(&b, " %v %s %v %s %t\n", e.Attached, e.Boundary, e.Groups, e.MaxSession, e.MFA)
	return b.String()
}

func toldDocument(d *fact.Document) string {
	if d == nil {
		return "none"
	}
	return cmp.Or(d.JSON, d.File, "unknown") + fmt.Sprint(d.Expressions)
}

func TestRead(t *testing.T) {
	for _, c := range slices.Concat(readings, moreReadings) {
		t.Run(c.name, func(t *testing.T) {
			facts, rest := Read(c.body, 4)
			if got := told(&facts); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
			if len(rest) != len(c.body) || c.want == "" && rest != c.body {
				t.Errorf("rest %q", rest)
			}
			if strings.Contains(rest, "Statement") && !strings.Contains(c.want, "unread") {
				t.Errorf("a document is left to be read twice: %q", rest)
			}
			windows, _ := Read(strings.ReplaceAll(c.body, "\n", "\r\n"), 4)
			if got := told(&windows); got != c.want {
				t.Errorf("with CRLF:\n%s", got)
			}
		})
	}
}

// TestTooMany: a text has only so many commands, and what is left out is said.
func TestTooMany(t *testing.T) {
	facts, _ := Read(strings.Repeat("aws iam create-user --user-name a\n", maxLines+2), 0)
	if len(facts.Entities) != maxLines || len(facts.Unread) != 1 {
		t.Errorf("%d entities, %v", len(facts.Entities), facts.Unread)
	}
}

// TestManyWords: a command has only so many words, and a text without one is left as it is.
func TestManyWords(t *testing.T) {
	facts, rest := Read("aws iam create-user --user-name a --tags"+strings.Repeat(" Key=a,Value=b", maxWords), 0)
	if len(facts.Entities) != 1 || facts.Entities[0].Tags["a"] != "b" || len(facts.Unread) != 1 || rest == "" {
		t.Errorf("%+v", facts)
	}
	if facts, rest := Read("nothing", 0); rest != "nothing" || len(facts.Pieces) > 0 {
		t.Errorf("%+v, %q", facts, rest)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range slices.Concat(readings, moreReadings) {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		facts, rest := Read(body, 0)
		if len(rest) != len(body) {
			t.Error("the rest has other places")
		}
		calls, _ := Calls(body, 0)
		for _, p := range slices.Concat(facts.Pieces, calls.Pieces) {
			if p.Span.Empty() || p.Span.To > len(body) {
				t.Errorf("%+v", p)
			}
		}
	})
}
