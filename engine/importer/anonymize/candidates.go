package anonymize

import (
	"regexp"
	"strings"

	"rolewalk/engine/aws"
)

// These find the names of a walk.
var (
	// arns are ARNs, and patterns of some.
	arns = regexp.MustCompile(`arn:[a-z*?-]+:[A-Za-z0-9*?-]*:[A-Za-z0-9*?-]*:[^:"\s]*:[^"\s]+`)
	// declared are names that the walk gives or uses.
	declared = regexp.MustCompile(`(?m)(?:^\s*|\b)(?:user|role|group|policy|managed-policy|boundary|attach|saml-provider|` +
		`oidc-provider|oidc|member-of|scp|rcp|as|of|from token|source-identity|external-id|session-policy)` +
		`[ \t]+("(?:[^"\\\n]|\\.)*"|[^\s"{]+)`)
	// account is the declaration of one.
	account = regexp.MustCompile(`(?m)^[ \t]*account[ \t]+(\d{12})[ \t]+("[^"\n]*"|[^\s"{]+)`)
	number  = regexp.MustCompile(`\b\d{12}\b`)
	email   = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`)
	host    = regexp.MustCompile(`\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[A-Za-z0-9/_-]+)?`)
	// subject are values that name what a token or a session is of.
	subject = regexp.MustCompile(
		`"[^"\n]*(?:sub|repository|ExternalId|SourceIdentity|RoleSessionName|username|email)"\s*:\s*("[^"\n]*"|\[[^\]]*\])`)
)

// candidatesOf are the words of the names of a walk in small letters, in the order in which they are found. Each comes
// once.
func candidatesOf(text string) []string {
	code := withoutProse(text)
	var list []string
	seen := map[string]bool{}
	add := func(name string) {
		for word := range words(name) {
			word = strings.ToLower(word)
			if !seen[word] && isName(word) {
				seen[word] = true
				list = append(list, word)
			}
		}
	}
	for _, m := range account.FindAllStringSubmatch(code, -1) {
		add(m[1])
		add(m[2])
	}
	for _, s := range number.FindAllString(text, -1) {
		add(s)
	}
	for _, s := range arns.FindAllString(text, -1) {
		add(tailOf(s))
	}
	for _, form := range []*regexp.Regexp{declared, subject} {
		for _, m := range form.FindAllStringSubmatch(code, -1) {
			add(m[1])
		}
	}
	for _, s := range email.FindAllString(text, -1) {
		add(s)
	}
	for _, s := range host.FindAllString(text, -1) {
		add(s)
	}
	return list
}

// isName reports whether a word can be one of a name: it is an account number, or has a letter, and ASCII alone.
func isName(word string) bool {
	return (aws.IsAccountID(word) || !aws.IsDigits(word)) &&
		strings.Trim(word, aws.Letters+aws.Digits) == ""
}

// tailOf is what stands behind the account of an ARN, without the type of the resource before it.
func tailOf(text string) string {
	arn, ok := aws.ParseARN(text)
	if !ok || strings.Trim(arn.Account, aws.Letters) == "" && arn.Account != "" {
		return "" // of AWS's own
	}
	return arn.Resource
}
