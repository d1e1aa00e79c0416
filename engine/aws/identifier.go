package aws

import "strings"

// The characters of which AWS makes names and identifiers, before any punctuation.
const (
	SmallLetters = "abcdefghijklmnopqrstuvwxyz"
	Capitals     = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	Letters      = SmallLetters + Capitals
	Digits       = "0123456789"
)

// accountDigits is how many digits an account number has.
//
// See https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
const accountDigits = 12

// IsAccountID reports whether s is an account number.
func IsAccountID(s string) bool { return len(s) == accountDigits && IsDigits(s) }

// IsDigits reports whether s has digits and nothing else. The empty string has nothing else.
func IsDigits(s string) bool { return strings.Trim(s, Digits) == "" }

// The prefixes of the unique IDs that a policy can name and a credential can have.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
const (
	UserIDPrefix      = "AIDA"
	RoleIDPrefix      = "AROA"
	TemporaryIDPrefix = "ASIA" // of the access key ID of temporary credentials
	LongTermIDPrefix  = "AKIA" // of the access key ID of a user or of root
)

// IsUniqueID reports whether s has the shape of a user's or a role's unique ID. AWS's own have 21 characters; a walk
// may write shorter ones.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
func IsUniqueID(s string) bool {
	rest, user := strings.CutPrefix(s, UserIDPrefix)
	if !user {
		var role bool
		if rest, role = strings.CutPrefix(s, RoleIDPrefix); !role {
			return false
		}
	}
	return rest != "" && strings.Trim(rest, Capitals+Digits) == ""
}
