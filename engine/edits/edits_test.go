package edits_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// home is a walk with one role, and with the given declarations, user, trust policy and step.
func home(before, user, trust, step string) string {
	return before + `
account 111122223333 dev {
  user ana { ` + user + ` }
}
account 444455556666 prod {
  role Deploy {
    trust {
      "Version": "2012-10-17",
      "Statement": [` + trust + `]
    }
  }
}
step { ` + step + ` }
`
}

const (
	mayAssume = `policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", ` +
		`"Resource": "*"}}`
	asks = `dev/ana assumes prod/Deploy as s1`
)

// TestFind: the first set that is offered, by its words.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // the words of the first set's edits
	}{
		{
			"an external ID is required", home("", mayAssume,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", `+
					`"Condition": {"StringEquals": {"sts:ExternalId": "k3Q9"}}}`, asks),
			[]string{`ask with external-id "k3Q9"`},
		},
		{
			"another address", home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, `+
				`"Action": "sts:AssumeRole", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}`,
				asks+" from 198.51.100.7"),
			[]string{`add 198.51.100.7 to the values of aws:SourceIp`},
		},
		{
			"both sides", home("", "", `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::777788889999:user/bo"}, `+
				`"Action": "sts:AssumeRole"}`, asks),
			[]string{
				"give ana a policy for sts:AssumeRole",
				"add arn:aws:iam::111122223333:user/ana to the Principal",
			},
		},
		{
			"three gates", home("", `boundary {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", `+
				`"Resource": "*"}]}`,
				`{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::777788889999:user/bo"}, "Action": "sts:AssumeRole"}`, asks),
			[]string{
				"add sts:AssumeRole to the Action", "give ana a policy for sts:AssumeRole",
				"add arn:aws:iam::111122223333:user/ana to the Principal",
			},
		},
		{
			"tags need an action of their own", home("", mayAssume,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
				asks+` tags {"team": "x"}`),
			[]string{"ask without tags"},
		},
		{
			"too long", home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, `+
				`"Action": "sts:AssumeRole"}`, asks+" for 2h"),
			[]string{"ask for 1h"},
		},
		{
			"an en dash in a Version", strings.Replace(home("", mayAssume,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
				asks), `      "Version": "2012-10-17"`, `      "Version": "2012–10–17"`, 1),
			[]string{"replace 2012–10–17 with 2012-10-17"},
		},
		{
			"one comma too many", home("", mayAssume,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",}`, asks),
			[]string{"delete the comma"},
		},
		{
			"an element that a trust policy does not support",
			home("", mayAssume, `{"Effect": "Allow", "NotPrincipal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole"}`,
				asks),
			[]string{"rewrite the document for sts:AssumeRole that names arn:aws:iam::111122223333:user/ana"},
		},
		{
			"a typo in an action", home("", strings.NewReplacer("sts:AssumeRole", "sts:AsumeRole", "*",
				"arn:aws:iam::444455556666:role/Deploy").Replace(mayAssume), `{"Effect": "Allow", `+
				`"Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`, asks),
			[]string{"replace sts:AsumeRole with sts:AssumeRole in the Action"},
		},
		{
			"a tag of the caller", home("", mayAssume,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", `+
					`"Condition": {"StringEquals": {"aws:PrincipalTag/team": "ops"}}}`, asks),
			[]string{"tag ana with team=ops"},
		},
		{
			"a session name", home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, `+
				`"Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:RoleSessionName": "ana"}}}`, asks),
			[]string{"call the session ana"},
		},
		{
			"a time that has passed", home("", mayAssume,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", `+
					`"Condition": {"DateLessThan": {"aws:CurrentTime": "2025-01-01T00:00:00Z"}}}`, asks),
			[]string{"let it end at 2026-01-02T00:00:00Z"},
		},
		{
			"a federated user without a session policy",
			home("", `policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}`,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
				`dev/ana gets-federation-token as guest } step { guest calls s3:GetObject on arn:aws:s3:::b/k`),
			[]string{"ask for the federated user with a session policy for s3:GetObject"},
		},
		{
			"another audience", strings.Replace(home("", "", `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/main"}}}`,
				`oidc token.actions.githubusercontent.com assumes prod/Deploy as ci claims {"aud": "wrong", `+
					`"sub": "repo:acme/shop:ref:refs/heads/main"}`), "account 444455556666 prod {", "account 444455556666 prod {\n "+
				" oidc-provider token.actions.githubusercontent.com { audience sts.amazonaws.com }", 1),
			[]string{"with a token whose aud is sts.amazonaws.com"},
		},
		{
			"another role that trusts the user is no edit",
			home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole"}`,
				asks) + `account 777788889999 third { role Deploys { trust {"Version": "2012-10-17", ` +
				`"Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}} } }`,
			[]string{"add arn:aws:iam::111122223333:user/ana to the Principal"},
		},
		{
			"a role of another case", home("", mayAssume,
				`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
				`dev/ana assumes arn:aws:iam::444455556666:role/deploy as s1`),
			[]string{"ask for arn:aws:iam::444455556666:role/Deploy"},
		},
	} {
		a := find(t, c.text)
		var words []string
		if len(a.Sets) > 0 {
			for _, e := range a.Sets[0].Edits {
				words = append(words, e.Words)
			}
		}
		if !reflect.DeepEqual(words, c.want) {
			t.Errorf("%s: %q, want %q (%d tried)", c.name, words, c.want, a.Tried)
		}
	}
}

func find(t *testing.T, text string) edits.Answer {
	t.Helper()
	w := scenario.Parse("t.walk", text, scenario.PageLimit)
	for _, f := range w.Errors {
		t.Fatal(w.Text.Report(f))
	}
	run := w.Run(scenario.Options{})
	return edits.Find(run, len(run.Rows)-1, review.Document)
}

// TestOffered: every offered set flips the decision, in the documented order, and the same text gives the same sets.
func TestOffered(t *testing.T) {
	text := home("", "", `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", `+
		`"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`, asks)
	a := find(t, text)
	if len(a.Sets) < 2 || a.Tried > edits.MostTried {
		t.Fatalf("%d sets, %d tried", len(a.Sets), a.Tried)
	}
	for i, s := range a.Sets {
		var list []source.Edit
		for _, e := range s.Edits {
			list = append(list, e.Edit)
		}
		body, ok := source.Apply(text, list)
		w := scenario.Parse("t.walk", body, scenario.PageLimit)
		if !ok || len(w.Errors) > 0 || w.Run(scenario.Options{}).Rows[0].Step.Outcome != scenario.Allow {
			t.Errorf("set %d does not allow the request:\n%s", i, body)
		}
		if i > 0 && len(s.Edits) < len(a.Sets[i-1].Edits) {
			t.Errorf("set %d has fewer edits than the one before", i)
		}
	}
	if a.Sets[0].Risk != "" {
		t.Errorf("the first set is dangerous: it %s", a.Sets[0].Risk)
	}
	if got, want := fmt.Sprint(find(t, text)), fmt.Sprint(a); got != want {
		t.Errorf("the same text gives different sets:\n%s\n%s", got, want)
	}
}

// TestNone: the root user can never assume a role.
func TestNone(t *testing.T) {
	text := home("", "", `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
		"dev/root assumes prod/Deploy as s1")
	if a := find(t, text); len(a.Sets) != 0 || !a.Opens || a.Tried == 0 {
		t.Errorf("%+v", a)
	}
}

// TestCloses: each set refuses an allowed request, and none grants anything.
func TestCloses(t *testing.T) {
	text := home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
		asks)
	a := find(t, text)
	if a.Opens || len(a.Sets) == 0 {
		t.Fatalf("%+v", a)
	}
	for _, s := range a.Sets {
		if len(s.Edits) != 1 || s.Access != 0 || s.Risk != "" {
			t.Errorf("%+v", s)
		}
	}
}

// TestDanger: removing the condition of a trust policy with the principal * lets everyone in.
func TestDanger(t *testing.T) {
	text := home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", `+
		`"Condition": {"StringEquals": {"aws:PrincipalTag/team": "ops"}}}`, asks)
	dangerous := false
	a := find(t, text)
	for i, s := range a.Sets {
		if s.Risk == "" {
			continue
		}
		dangerous = true
		if i == 0 {
			t.Errorf("the first set is dangerous: it %s: %q", s.Risk, s.Edits[0].Words)
		}
	}
	if !dangerous {
		t.Errorf("no set is dangerous: %+v", a.Sets)
	}
}

// TestLoosened: a set that loosens a condition is marked.
func TestLoosened(t *testing.T) {
	github := `"Principal": {"Federated": "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}, "StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/shop:*"}}`
	all := 0
	for name, text := range map[string]string{
		"an external ID": home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, `+
			`"Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "k3Q9"}}}`, asks),
		"a code": home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, `+
			`"Action": "sts:AssumeRole", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}`, asks),
		"an address": home("", mayAssume, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, `+
			`"Action": "sts:AssumeRole", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}`,
			asks+" from 198.51.100.7"),
		"a subject": strings.Replace(home("", "", `{"Effect": "Allow", `+github+`}`,
			`oidc token.actions.githubusercontent.com assumes prod/Deploy as ci claims {"aud": "sts.amazonaws.com", `+
				`"sub": "repo:evil/x:ref:refs/heads/main"}`),
			"account 444455556666 prod {", "account 444455556666 prod {\n  oidc-provider token.actions.githubusercontent.com "+
				"{ audience sts.amazonaws.com }", 1),
	} {
		marked := 0
		for _, s := range find(t, text).Sets {
			words := s.Edits[0].Words
			loosens := strings.HasPrefix(words, "no longer ask") || strings.Contains(words, "IfExists") ||
				strings.Contains(words, "with Not") || strings.Contains(words, "with StringNot")
			if loosens && s.Risk == "" {
				t.Errorf("%s: not marked: %s", name, words)
			}
			if loosens {
				marked++
			}
		}
		all += marked
	}
	if all < 3 {
		t.Errorf("only %d of the edits that are offered loosen a condition", all)
	}
}

// TestOthers: an edit of one step's policies tells which other steps change.
func TestOthers(t *testing.T) {
	text := home("", mayAssume, `{"Effect": "Deny", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}, `+
		`{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
		asks+` } step { dev/ana assumes prod/Deploy as s2`)
	a := find(t, text)
	if len(a.Sets) == 0 {
		t.Fatal("no sets")
	}
	for _, s := range a.Sets {
		if len(s.Others) != 1 || s.Others[0].Number != 1 || s.Others[0].Is != "allow" {
			t.Errorf("%+v", s.Others)
		}
	}
}

// TestSubjects: no token is proposed with a subject that GitHub does not send.
func TestSubjects(t *testing.T) {
	for subject, offered := range map[string]bool{
		"repo:birch/site:environment:live": true, "repo:birch/site": false, "repo:birch/site:refs/heads/main": false,
		"https://github.com/birch/site": false,
	} {
		text := `account 135792468013 shop {
  oidc-provider token.actions.githubusercontent.com { audience sts.amazonaws.com }
  role R { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated":
    "arn:aws:iam::135792468013:oidc-provider/token.actions.githubusercontent.com"}, "Action":
    "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "` +
			subject + `"}}}} }
}
step { oidc token.actions.githubusercontent.com assumes shop/R as s1
  claims {"aud": "sts.amazonaws.com", "sub": "repo:oak/web:environment:test"} }`
		got := slices.ContainsFunc(find(t, text).Sets, func(s edits.Set) bool { return s.Beyond })
		if got != offered {
			t.Errorf("a token with the subject %s is offered: %v", subject, got)
		}
	}
}
