package sts

import (
	"testing"
	"time"

	"rolewalk/engine/iam"
)

// TestRoleARN: a RoleArn of a fitting length that is no ARN is a validation error, and so says the message.
func TestRoleARN(t *testing.T) {
	account := &iam.Account{ID: "111122223333", Partition: "aws"}
	user := &iam.User{Identity: iam.Identity{Account: account, Name: "ana", Path: "/"}}
	account.Users = map[string]*iam.User{"ana": user}
	w := &iam.World{}
	w.Add(account)
	env := &Env{World: w, Now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	for arn, message := range map[string]string{
		"not-an-arn-but-long-enough": "not-an-arn-but-long-enough is invalid",
		"arn:aws:iam::1": "1 validation error detected: Value 'arn:aws:iam::1' at 'roleArn' failed " +
			"to satisfy constraint: Member must have length greater than or equal to 20",
		"arn:aws:iam::111122223333:role/Nobody": "",
	} {
		res := env.AssumeRole(&Signer{User: user}, AssumeParams{RoleARN: arn, SessionName: "s1"}, &Given{})
		if res.Message != message || (message != "") != (res.Code == CodeValidation) {
			t.Errorf("%s: %s %q, want %q", arn, res.Code, res.Message, message)
		}
	}
}
