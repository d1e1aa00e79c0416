package aws

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// NameRule is what AWS takes as one kind of name.
type NameRule struct {
	// Parameter is what AWS calls it in its answers.
	Parameter string
	// Shortest and Longest bound its length in UTF-16 units, which is how AWS counts.
	Shortest, Longest int
	// punctuation are the characters that it may have besides letters and digits.
	punctuation string
	// Pattern is the regular expression that AWS prints.
	Pattern string
}

// NameCharacters are those of the names of users, roles, groups, policies and sessions.
const NameCharacters = Letters + Digits + namePunctuation

const (
	namePunctuation = "_+=,.@-"
	namePattern     = `[\w+=,.@-]*`
)

// The rules of names.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names and
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
var (
	UserName          = NameRule{"userName", 1, 64, namePunctuation, namePattern}
	RoleName          = NameRule{"roleName", 1, 64, namePunctuation, namePattern}
	GroupName         = NameRule{"groupName", 1, 128, namePunctuation, namePattern}
	PolicyName        = NameRule{"policyName", 1, 128, namePunctuation, namePattern}
	RoleSessionName   = NameRule{"roleSessionName", 2, 64, namePunctuation, namePattern}
	SourceIdentity    = NameRule{"sourceIdentity", 2, 64, namePunctuation, namePattern}
	FederatedUserName = NameRule{"name", 2, 32, namePunctuation, namePattern}
	ExternalID        = NameRule{"externalId", 2, 1224, "_+=,.@:/-", `[\w+=,.@:\/-]*`}
	RoleARN           = NameRule{"roleArn", 20, 2048, "", ""}
)

// Length returns how long AWS says that a text is.
func Length(text string) int {
	n := 0
	for _, c := range text {
		n += utf16.RuneLen(c)
	}
	return n
}

// HasCharacters reports whether name has no other characters than the rule allows.
func (r *NameRule) HasCharacters(name string) bool {
	for _, c := range name {
		if !strings.ContainsRune(Letters+Digits, c) && !strings.ContainsRune(r.punctuation, c) {
			return false
		}
	}
	return true
}

// Fits reports whether AWS takes name.
func (r *NameRule) Fits(name string) bool {
	n := Length(name)
	return n >= r.Shortest && n <= r.Longest && r.HasCharacters(name)
}

// Characters says in words what a name may be made of: `letters, digits and _+=,.@-`.
func (r *NameRule) Characters() string { return "letters, digits and " + r.punctuation }

// InTags reports whether keys and values of tags may have the character.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
func InTags(c rune) bool {
	return unicode.In(c, unicode.L, unicode.Z, unicode.N) || strings.ContainsRune("_.:/=+-@", c)
}
