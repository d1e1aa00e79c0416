package sts

import (
	"strconv"
	"strings"
	"time"
)

// Ids and keys are derived from what they name, so that the same walk always has the same; and all of them say EXAMPLE,
// as AWS's own documentation does, so that nobody takes one for real. They are names, not secrets: no cryptography.

const idAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// fingerprint mixes parts into 64 bits (FNV-1a, the parts kept apart by a byte that none of them holds).
func fingerprint(parts ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// letters writes n characters of the alphabet that parts determine.
func letters(n int, alphabet string, parts ...string) string {
	var b strings.Builder
	for round := 0; b.Len() < n; round++ {
		h := fingerprint(append(parts, strconv.Itoa(round))...)
		for i := 0; i < 12 && b.Len() < n; i++ {
			b.WriteByte(alphabet[h%uint64(len(alphabet))])
			h /= uint64(len(alphabet))
		}
	}
	return b.String()
}

// UniqueID returns the unique ID of a user (prefix AIDA) or a role (AROA): it depends on the account, the name and how
// often the name has been created, and on nothing else in the walk.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
func UniqueID(prefix, account, name string, created int) string {
	return prefix + letters(10, idAlphabet, prefix, account, name, strconv.Itoa(created)) + "EXAMPLE"
}

// Credentials are the three parts of a temporary credential, made up and marked so.
type Credentials struct {
	AccessKeyID, SecretAccessKey, SessionToken string
}

const secretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// credentials derives a session's keys from whose it is, its name, its time of issue and how many there were before it
// at that moment under that name.
func credentials(owner, name string, issued time.Time, ordinal int) Credentials {
	parts := []string{owner, name, issued.UTC().Format(time.RFC3339), strconv.Itoa(ordinal)}
	return Credentials{
		AccessKeyID:     "ASIA" + letters(9, idAlphabet, append(parts, "id")...) + "EXAMPLE",
		SecretAccessKey: letters(30, secretAlphabet, append(parts, "secret")...) + "EXAMPLEKEY",
		SessionToken:    "IQoJEXAMPLE" + letters(32, secretAlphabet, append(parts, "token")...) + "EXAMPLETOKEN",
	}
}
