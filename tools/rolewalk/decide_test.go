package main

import (
	"strings"
	"testing"
)

const plainRequest = `{"id": 7, "principal": "arn:aws:iam::111111111111:user/a", "action": "s3:Get", ` +
	`"resource": "arn:aws:s3:::b", "identityPolicies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", ` +
	`"Action": "s3:*", "Resource": "*"}}]}`

func TestDecide(t *testing.T) {
	rolewalk(plainRequest+"\n\n"+plainRequest, "decide").wants(t, "two lines", exitOK, `{"id":7,"decision":"allowed"`)
	r := rolewalk(plainRequest+"\n{broken\n"+plainRequest+"\r\n", "decide")
	r.wants(t, "a broken line", exitUnmet, `"error":{"message":`, `"offset":1`)
	if n := strings.Count(r.stdout, "\n"); n != 3 {
		t.Errorf("%d answers, want one a line: 3", n)
	}
	if !strings.HasSuffix(r.stdout, "\"findings\":[]}\n") {
		t.Errorf("the run does not go on after a broken line: %s", r.stdout)
	}
	rolewalk(plainRequest, "decide", "--trace").wants(t, "a trace", exitOK, `"trace":{"kind":"action"`,
		`"gate":"identity"`)
	rolewalk("", "decide").wants(t, "nothing", exitOK)
	long := strings.Replace(plainRequest, `"id": 7`, `"id": "`+strings.Repeat("x", 3<<20)+`"`, 1)
	rolewalk(long, "decide").wants(t, "a line of three megabytes", exitOK, `"decision":"allowed"`)
	r = rolewalk(plainRequest+"\n"+strings.Repeat("x", 17<<20)+"\n \t\n"+plainRequest, "decide")
	r.wants(t, "a line beyond the limit", exitUnmet, "longer than")
	if n := strings.Count(r.stdout, `"decision":"allowed"`); n != 2 {
		t.Errorf("%d lines are decided around one that is too long and a blank one, want 2", n)
	}
	rolewalk("", "decide", "file").wants(t, "an argument", exitBroken)
}
