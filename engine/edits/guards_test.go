package edits_test

import (
	"os"
	"strings"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
)

// TestNeverSent: no token is offered with a subject that its provider never sends.
func TestNeverSent(t *testing.T) {
	for pattern, sent := range map[string]bool{
		"repo:oak/site:*": true, "repo:oak/site:ref:refs/heads/dev": true, "repository_owner:oak:*": true,
		"oak/site:*": false, " repo:oak/site:*": false, "repo:oak/site:ref:dev": false, "repo:<OWNER>/site:*": false,
		"repo:oak/site": false,
	} {
		text := `account 135792468013 shop {
  oidc-provider token.actions.githubusercontent.com { audience sts.amazonaws.com }
  role R { trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
    "Principal": {"Federated": "arn:aws:iam::135792468013:oidc-provider/token.actions.githubusercontent.com"},
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "` + pattern + `"}}}]} }
}
step { oidc token.actions.githubusercontent.com assumes shop/R as r1
  claims {"aud": "sts.amazonaws.com", "sub": "repo:birch/shop:pull_request"} }`
		run := scenario.Parse("sent.walk", text, scenario.PageLimit).Run(scenario.Options{})
		sets := edits.Find(run, 0, review.Document).Sets
		if got := strings.Contains(wordsOf(sets), "with a token whose sub is"); got != sent {
			t.Errorf("%s: a token is offered: %t: %s", pattern, got, wordsOf(sets))
		}
	}
}

// TestGuards: no set without a risk takes away what a Deny prevents for others, or a condition beside another fault;
// two statements that would be mended in the same words are told once.
func TestGuards(t *testing.T) {
	text, err := os.ReadFile("testdata/ways/guards.walk")
	if err != nil {
		t.Fatal(err)
	}
	run := scenario.Parse("guards.walk", string(text), scenario.PageLimit).Run(scenario.Options{})
	for row := range run.Rows {
		told := map[string]bool{}
		for _, s := range edits.Find(run, row, review.Document).Sets {
			words := wordsOf([]edits.Set{s})
			if told[words] {
				t.Errorf("row %d: told twice: %s", row, words)
			}
			told[words] = true
			if s.Risk == "" && (strings.Contains(words, "no longer require") || strings.Contains(words, "from the Resource") ||
				strings.Contains(words, "with ForAnyValue")) {
				t.Errorf("row %d: without a risk: %s", row, words)
			}
		}
	}
}
