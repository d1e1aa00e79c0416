package slip

import (
	"slices"
	"strings"
	"unicode"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// Kind is a kind of slip; its text is how it is called in a sentence. None is no slip.
type Kind string

// The kinds of slips.
const (
	None  Kind = ""
	Case  Kind = "only upper and lower case differ"
	Path  Kind = "only the path differs"
	Space Kind = "only white space at the ends differs"
	Slash Kind = "only the slash at the end differs"
	// Scheme is an address with https:// where AWS knows it without.
	Scheme Kind = "only https:// differs"
	// Entity is the ARN of a user where a role of that name is meant, or the other way round.
	Entity Kind = "one is the ARN of a user and the other of a role"
	Order  Kind = "only the order of the parts differs"
	// ImmutableSubject is a subject with the permanent IDs that GitHub puts behind the names of the owner and the
	// repository, where the policy has the names alone.
	//
	// See https://docs.github.com/en/actions/reference/security/oidc
	ImmutableSubject Kind = "only GitHub’s permanent IDs behind the names differ"
	// Unfilled is a text with a placeholder, which its author was to fill in.
	Unfilled Kind = "a placeholder was not filled in"
)

// Between says how what a policy writes, which may have wildcards, differs from the value that a request has. It is
// None where they are the same, or differ in more than a slip.
func Between(written, got string) Kind {
	_, kind := Mended(written, got)
	return kind
}

// Mended returns what a policy was meant to write, with its wildcards, where it differs by a slip from the value that a
// request has. It is empty with None where it does not.
func Mended(written, got string) (meant string, kind Kind) {
	if written == got || written == "" || got == "" {
		return "", None
	}
	if meant, ok := inCase(written, got); ok {
		if meant == written {
			return "", None // it matches as it is
		}
		return meant, Case
	}
	if meant, ok := immutable(written, got); ok {
		return meant, ImmutableSubject
	}
	if Placeholder(written) != "" {
		if meant, ok := Kept(written, got); ok {
			return meant, Unfilled
		}
		return got, Unfilled
	}
	if strings.ContainsAny(written, wildcards) {
		return "", None
	}
	trimmed := strings.TrimSpace(written)
	switch {
	case trimmed == strings.TrimSpace(got):
		return got, Space
	case strings.TrimSuffix(written, "/") == strings.TrimSuffix(got, "/"):
		return got, Slash
	case strings.TrimPrefix(written, scheme) == strings.TrimPrefix(got, scheme):
		return got, Scheme
	case otherPath(written, got):
		return got, Path
	case otherEntity(written, got):
		return got, Entity
	case slices.Equal(parts(written), parts(got)):
		return got, Order
	}
	return "", None
}

// Placeholder returns the first word of a text that looks like one that its author was to fill in; empty where there is
// none.
func Placeholder(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(separators, r) })
	for _, word := range words {
		if policy.LooksLikePlaceholder(word) && unmistakable(word) {
			return word
		}
	}
	return ""
}

// unmistakable reports whether a word in capitals is no name of its own, as MYSQL and USERS are: it stands in brackets,
// speaks to the reader, or names the thing that is to be filled in.
func unmistakable(word string) bool {
	if strings.ContainsAny(word, "<{_") || strings.HasPrefix(word, "YOUR") {
		return true
	}
	for _, start := range []string{"MY", "THE"} {
		rest, ok := strings.CutPrefix(word, start)
		for _, thing := range []string{"ACCOUNT", "BUCKET", "ROLE", "USER", "ORG", "REPO"} {
			if ok && strings.HasPrefix(strings.TrimPrefix(rest, "-"), thing) {
				return true
			}
		}
	}
	return false
}

const (
	wildcards = "*?"
	scheme    = "https://"
)

// inCase gives the literal parts of a pattern the case that they have in a value; ok is unset where the pattern does
// not match, case apart.
func inCase(pattern, value string) (meant string, ok bool) {
	if len(strings.ToLower(value)) != len(value) || !matches(pattern, value) {
		return "", false
	}
	var b strings.Builder
	at, rest := 0, pattern
	for rest != "" {
		if rest[0] == '*' {
			b.WriteByte('*')
			rest = rest[1:]
			for at <= len(value) && !matches(rest, value[at:]) {
				at++
			}
			continue
		}
		if rest[0] == '?' {
			b.WriteByte('?')
		} else {
			b.WriteByte(value[at])
		}
		at, rest = at+1, rest[1:]
	}
	return b.String(), true
}

// matches reports whether a pattern matches a value, case apart.
func matches(pattern, value string) bool {
	return match.NewAction(pattern).Matches(strings.ToLower(value))
}

// immutable puts the permanent IDs of a value behind the names that a pattern has without them. GitHub sends them for
// repositories that were created, renamed or transferred after July 2026, and for those that ask for it.
func immutable(pattern, value string) (meant string, ok bool) {
	owner, repository, behind, ok := repositoryOf(value)
	name, ownerID, hasID := strings.Cut(owner, "@")
	short, repositoryID, both := strings.Cut(repository, "@")
	if !ok || !hasID || !both || !digits(ownerID) || !digits(repositoryID) {
		return "", false
	}
	o, r, b, ok := repositoryOf(pattern)
	if !ok || !strings.EqualFold(o, name) || !matches(r+b, short+behind) {
		return "", false
	}
	if r != "*" {
		r = repository
	}
	return aws.GitHubRepository + owner + "/" + r + b, true
}

// repositoryOf cuts a subject of GitHub into the owner, the repository and what stands behind, with its colon.
func repositoryOf(subject string) (owner, repository, behind string, ok bool) {
	rest, repo := strings.CutPrefix(subject, aws.GitHubRepository)
	owner, rest, slash := strings.Cut(rest, "/")
	end := strings.IndexByte(rest, ':')
	if end < 0 {
		end = len(rest)
	}
	return owner, rest[:end], rest[end:], repo && slash
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, aws.Digits) == ""
}

// otherPath reports whether two ARNs name a user or a role of one name in one account, with different paths.
func otherPath(a, b string) bool {
	x, ok := aws.ParseARN(a)
	y, both := aws.ParseARN(b)
	kind := x.Kind()
	return ok && both && (kind == aws.KindRole || kind == aws.KindUser) && kind == y.Kind() &&
		x.Account == y.Account && x.Partition == y.Partition && x.Name() == y.Name()
}

// otherEntity reports whether two ARNs name a user and a role of one name in one account.
func otherEntity(a, b string) bool {
	x, ok := aws.ParseARN(a)
	y, both := aws.ParseARN(b)
	named := func(k aws.Kind) bool { return k == aws.KindRole || k == aws.KindUser }
	return ok && both && named(x.Kind()) && named(y.Kind()) && x.Kind() != y.Kind() && x.Account == y.Account &&
		x.Partition == y.Partition && x.Name() == y.Name()
}

// parts are the words of a value, sorted.
func parts(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slices.Sort(words)
	return words
}
