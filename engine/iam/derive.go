package iam

import (
	"strconv"
	"strings"

	"rolewalk/engine/aws"
)

// IDs and keys are derived from what they name, so the same walk always has the same ones. All of them say EXAMPLE, as
// AWS's own documentation does, so that they are visibly made up. They are names, not secrets: no cryptography.

// IDAlphabet is what the IDs of users, roles and access keys are made of.
const IDAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// fingerprint mixes parts into 64 bits: FNV-1a, with a byte between the parts that none of them holds.
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

// Derive returns n characters of the alphabet that parts determine.
func Derive(n int, alphabet string, parts ...string) string {
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

// UserID and RoleID return the unique ID of a user or a role. It depends on the account, the name and how often the
// name has been created, and on nothing else in the walk.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
func UserID(account, name string, created int) string {
	return uniqueID(aws.UserIDPrefix, account, name, created)
}

// RoleID is UserID for roles.
func RoleID(account, name string, created int) string {
	return uniqueID(aws.RoleIDPrefix, account, name, created)
}

func uniqueID(prefix, account, name string, created int) string {
	return prefix + Derive(10, IDAlphabet, prefix, account, name, strconv.Itoa(created)) + "EXAMPLE"
}
