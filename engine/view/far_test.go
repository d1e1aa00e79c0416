package view_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// TestFarTrust: a trust policy decides the request that it refuses, however many of its conditions do not hold.
func TestFarTrust(t *testing.T) {
	const text = `account 111111111111 a {
  user u { policy p {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}} }
  role R { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"},
    "Action": "sts:AssumeRole", "Condition": {
      "StringEquals": {"sts:ExternalId": "x", "aws:PrincipalTag/team": "y", "aws:RequestTag/a": "z"},
      "Bool": {"aws:MultiFactorAuthPresent": "true"}, "IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}} }
}
step { a/u assumes a/R as s1 from 198.51.100.1 }
`
	p := view.Build(scenario.Parse("far", text, scenario.PageLimit).Run(scenario.Options{Trace: true}))
	view.Draw(p)
	if path := p.Rows[0].Step.Path; !strings.HasPrefix(path, "trust.0.0.") {
		t.Errorf("the path is %q", path)
	}
}

// TestRiskOfAPolicy: an edit that writes a policy does not say that no policy changes.
func TestRiskOfAPolicy(t *testing.T) {
	const text = `account 111111111111 a { user u { } role R {
  trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"},
    "Action": "sts:AssumeRole"}} } }
step { a/u assumes a/R as s1 }
`
	r := scenario.Parse("none", text, scenario.PageLimit).Run(scenario.Options{Trace: true})
	s := view.BuildSuggestions(r, 0, review.Document)
	if len(s.Suggestions) == 0 || s.Suggestions[0].Title != "Give u a policy for sts:AssumeRole" {
		t.Fatalf("%+v", s.Suggestions)
	}
	if risk := s.Suggestions[0].Risk; strings.Contains(risk, "no policy changes") {
		t.Error(risk)
	}
}

// TestNoteOfSuggestions: where policies are missing, edits do not claim to be all that it takes.
func TestNoteOfSuggestions(t *testing.T) {
	const text = `account 111111111111 a { user u { } }
account 222222222222 b { role R { trust %s } }
step { a/u assumes b/R as s1 }
`
	for trust, noted := range map[string]bool{
		"unknown": true,
		`{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"},
			"Action": "sts:AssumeRole"}}`: false,
	} {
		r := scenario.Parse("open", fmt.Sprintf(text, trust), scenario.PageLimit).Run(scenario.Options{Trace: true})
		if s := view.BuildSuggestions(r, 0, review.Document); len(s.Suggestions) == 0 || (s.Note != "") != noted {
			t.Errorf("%s: %d suggestions, %q", trust, len(s.Suggestions), s.Note)
		}
	}
}
