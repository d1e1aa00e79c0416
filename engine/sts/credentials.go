package sts

import (
	"strconv"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
)

// Credentials are the three parts of a temporary credential. They are made up, and say so.
type Credentials struct {
	AccessKeyID, SecretAccessKey, SessionToken string
}

const secretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// credentials derives a session's keys from the owner, the session's name, its time of issue, and how many sessions of
// that name there were before it at that moment.
func credentials(owner, name string, issued time.Time, ordinal int) Credentials {
	parts := []string{owner, name, issued.UTC().Format(time.RFC3339), strconv.Itoa(ordinal)}
	return Credentials{
		AccessKeyID:     aws.TemporaryIDPrefix + iam.Derive(9, iam.IDAlphabet, append(parts, "id")...) + "EXAMPLE",
		SecretAccessKey: iam.Derive(30, secretAlphabet, append(parts, "secret")...) + "EXAMPLEKEY",
		SessionToken:    "IQoJEXAMPLE" + iam.Derive(32, secretAlphabet, append(parts, "token")...) + "EXAMPLETOKEN",
	}
}
