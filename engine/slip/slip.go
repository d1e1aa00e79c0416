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
	// Signs is a text with the same words in the same order, and other signs between them.
	Signs Kind = "only the signs between the words differ"
	// Front is a text without what stands in front of it, like the repo: of a subject of GitHub.
	Front Kind = "what stands in front is missing"
	// Address is a subject of GitHub with the address of the repository in place of its name.
	Address Kind = "a subject has the names of the owner and the repository, not GitHub’s address"
	// Account is the ARN of an identity provider of another account: a role trusts those of its own account alone.
	//
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
	Account Kind = "only the account differs"
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
	if meant, kind := surrounded(written, got); kind != None {
		return meant, kind
	}
	if strings.ContainsAny(written, wildcards) {
		return "", None
	}
	switch {
	case strings.TrimSpace(written) == strings.TrimSpace(got):
		return got, Space
	case strings.TrimSuffix(written, "/") == strings.TrimSuffix(got, "/"):
		return got, Slash
	case strings.TrimPrefix(written, scheme) == strings.TrimPrefix(got, scheme):
		return got, Scheme
	case otherPath(written, got):
		return got, Path
	case otherEntity(written, got):
		return got, Entity
	case otherProvider(written, got):
		return got, Account
	}
	if kind = words(written, got); kind != None {
		meant = got
	}
	return meant, kind
}

// words says how two texts with the same words differ; None where their words differ.
func words(written, got string) Kind {
	a, b := parts(written), parts(got)
	if slices.Equal(a, b) {
		return Signs
	}
	slices.Sort(a)
	slices.Sort(b)
	if slices.Equal(a, b) {
		return Order
	}
	return None
}

// surrounded is what a pattern, which may have wildcards, was meant to be where it has too much or too little around
// what matches: white space at its ends, GitHub’s address, or nothing in front where the value has a word.
func surrounded(pattern, value string) (meant string, kind Kind) {
	if trimmed := strings.TrimSpace(pattern); trimmed != pattern && trimmed != "" && matches(trimmed, value) {
		return recased(trimmed, value), Space
	}
	if rest, ok := strings.CutPrefix(pattern, aws.GitHubRepository); ok {
		for _, address := range []string{"https://github.com/", "http://github.com/", "github.com/"} {
			name, has := strings.CutPrefix(rest, address)
			if meant = aws.GitHubRepository + name; has && matches(meant, value) {
				return recased(meant, value), Address
			}
		}
	}
	at := strings.IndexAny(pattern, separators)
	if at <= 0 || strings.ContainsAny(pattern[:at], wildcards) || aws.LooksLikeARN(value) {
		return "", None
	}
	for i := 0; i < len(value); i++ {
		if value[i] == ':' && matches(pattern, value[i+1:]) {
			return value[:i+1] + recased(pattern, value[i+1:]), Front
		}
	}
	return "", None
}

// recased is a pattern that matches a value, case apart, in the case of the value.
func recased(pattern, value string) string {
	if meant, ok := inCase(pattern, value); ok {
		return meant
	}
	return pattern
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
	if strings.ContainsAny(word, "<{_") || strings.HasPrefix(word, "YOUR") || strings.Trim(word, "xX") == "" {
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

// otherProvider reports whether two ARNs name an identity provider of one name in two accounts.
func otherProvider(a, b string) bool {
	x, ok := aws.ParseARN(a)
	y, both := aws.ParseARN(b)
	kind := x.Kind()
	return ok && both && (kind == aws.KindOIDCProvider || kind == aws.KindSAMLProvider) && x.Account != y.Account &&
		x.Partition == y.Partition && x.Resource == y.Resource
}

// parts are the words of a value.
func parts(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
