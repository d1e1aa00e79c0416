package main

import (
	"encoding/json"
	"strings"
	"testing"

	"rolewalk/engine/view"
)

// TestSuggest: a refused step comes with the edits that let it through, and a row that there is not with none.
func TestSuggest(t *testing.T) {
	const text = `account 111111111111 a { user u { }
  role R { trust {"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Principal": {"AWS": "222222222222"}, "Action": "sts:AssumeRole"}} } }
step { a/u assumes a/R as s1 }`
	read := func(answer []byte) (s view.Suggestions) {
		if err := json.Unmarshal(answer, &s); err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := read(suggest(text, 0))
	if !s.Opens || len(s.Suggestions) == 0 || s.None != "" || len(s.Suggestions[0].Diffs) == 0 ||
		s.Suggestions[0].Diffs[0].Line != 2 { // of the policy
		t.Errorf("%+v", s)
	}
	if s := read(suggest(text, 7)); len(s.Suggestions) != 0 || s.None == "" {
		t.Errorf("of no row: %+v", s)
	}
	if s := read(suggestFault("boom")); !strings.Contains(s.None, "boom") {
		t.Errorf("a fault: %+v", s)
	}
}

// TestAdvise: advice names what could be better, and a fault gives none.
func TestAdvise(t *testing.T) {
	const text = `account 111111111111 a {
  role R { trust {"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}} } }`
	var advice view.Advice
	if err := json.Unmarshal(advise(text), &advice); err != nil || !strings.Contains(string(advise(text)), "every") {
		t.Errorf("%v: %s", err, advise(text))
	}
	if noAnswer("boom") != nil {
		t.Error("a fault has an answer")
	}
}

// TestLibrary: what is handed over decides.
func TestLibrary(t *testing.T) {
	const text = `account 111111111111 a { user u { attach arn:aws:iam::aws:policy/SecurityAudit } }
step { a/u calls s3:GetObject on arn:aws:s3:::b/k }`
	if !strings.Contains(string(suggest(text, 0)), `"needs":["S/SecurityAudit"]`) {
		t.Error("the policy is not asked for")
	}
	const audit = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}`
	library("SecurityAudit\n" + audit)
	if !strings.Contains(string(suggest(text, 0)), `"opens":false`) {
		t.Error("the policy that was handed over does not allow")
	}
}
