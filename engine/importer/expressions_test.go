package importer

import (
	"slices"
	"testing"

	"rolewalk/engine/importer/fact"
)

// TestBounded: what stands for a placeholder has no letter or digit beside it, and no escape is cut.
func TestBounded(t *testing.T) {
	for json, want := range map[string][]string{
		`"arn:aws:iam::${a}:role/x-${b}"`: {"${a}", "${b}"},
		`"app${a}"`:                       {"app${a}"},
		`"app${a}s/${a}"`:                 {"app${a}s", "${a}"},
		`"x${a}${b}y-${b}"`:               {"x${a}${b}y", "${b}"},
		`"\n${a}\n"`:                      {"${a}"},
		`"\u00e9${a}"`:                    {"${a}"},
		`"\\n${a}"`:                       {"n${a}"},
		`"\nab${a}"`:                      {"ab${a}"},
		`"none"`:                          nil,
	} {
		if got := bounded(json, []string{"${a}", "${b}"}); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", json, got, want)
		}
	}
}

// TestWithAccounts: the account that a source has as an expression is the one in which another source has the same
// role, and is not known where several have it.
func TestWithAccounts(t *testing.T) {
	const expr = "${data.aws_caller_identity.current.account_id}"
	facts := &fact.Facts{
		Entities: []fact.Entity{
			{Kind: fact.Role, Name: "ci", Account: expr}, {Kind: fact.User, Name: "ci", Account: "777788889999"},
		},
		Requests: []fact.Request{{Resource: "arn:aws:iam::111122223333:role/ci"}},
	}
	if got := withAccounts(facts, nil); len(got) != 1 || got[expr] != "111122223333" {
		t.Errorf("got %v", got)
	}
	if got := withAccounts(facts, map[string]string{expr: "999900001111"}); got[expr] != "999900001111" {
		t.Errorf("an answer does not hold: %v", got)
	}
	facts.Requests = nil
	facts.Bare = []fact.Bare{{Document: fact.Document{
		JSON: `{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", ` +
			`"Resource": "arn:aws:iam::111122223333:role/a/ci"}]}`,
	}}}
	if got := withAccounts(facts, nil); len(got) != 0 {
		t.Errorf("a policy of the same source was taken: %v", got)
	}
	facts.Bare[0].Document.Span.Text = 1
	if got := withAccounts(facts, nil); got[expr] != "111122223333" {
		t.Errorf("got %v", got)
	}
	facts.Requests = append(facts.Requests, fact.Request{Caller: "arn:aws:sts::444455556666:assumed-role/ci/s"})
	if got := withAccounts(facts, nil); len(got) != 0 {
		t.Errorf("one of two accounts was taken: %v", got)
	}
}

// TestFillAccount: an account that is an expression is the same number wherever the expression stands.
func TestFillAccount(t *testing.T) {
	const expr = "${provider.aws.account_id}"
	facts := &fact.Facts{
		Entities: []fact.Entity{{
			Kind: fact.Role, Name: "ci", Account: expr, Boundary: "arn:aws:iam::" + expr + ":policy/edge",
			Trust: &fact.Document{JSON: `{"AWS": "arn:aws:iam::` + expr + `:root"}`, Expressions: []string{expr}},
		}},
		Managed:   []fact.Managed{{Name: "edge", Account: expr}},
		Providers: []fact.Provider{{URL: "${var.issuer}", Account: expr}},
	}
	fillAll(facts, nil)
	e, number := facts.Entities[0], facts.Managed[0].Account
	if number != "000000000001" || e.Account != number || facts.Providers[0].Account != number ||
		e.Boundary != "arn:aws:iam::000000000001:policy/edge" ||
		e.Trust.JSON != `{"AWS": "arn:aws:iam::000000000001:root"}` ||
		facts.Providers[0].URL != "var-issuer" {
		t.Errorf("got %+v, %s, %+v", e, e.Trust.JSON, facts)
	}
}
