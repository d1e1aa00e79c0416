package profile

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// accounts names accounts after the profiles that are in them: after the one with the shortest name.
func (r *reader) accounts() {
	aliases, taken := map[string]*section{}, map[string]bool{}
	var numbers []string
	for _, s := range r.sorted() {
		number := s.account()
		if number == "" || s.name == "default" {
			continue
		}
		if aliases[number] == nil {
			numbers = append(numbers, number)
		}
		if aliases[number] == nil || len(s.name) < len(aliases[number].name) {
			aliases[number] = s
		}
	}
	for _, number := range numbers {
		s := aliases[number]
		alias := wordOf(s.name)
		if alias == "" || taken[alias] {
			continue
		}
		taken[alias] = true
		r.facts.Accounts = append(r.facts.Accounts, fact.Account{ID: number, Alias: alias, Span: s.span})
	}
}

// account is the number of the account that a profile's credentials are of; "" if the file does not say.
func (s *section) account() string {
	if arn, ok := aws.ParseARN(s.get("role_arn")); ok && aws.IsAccountID(arn.Account) {
		return arn.Account
	}
	if number := s.get("sso_account_id"); s.get("role_arn") == "" && aws.IsAccountID(number) {
		return number
	}
	return ""
}

// wordOf is a name in letters, digits, _ and -.
func wordOf(name string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if strings.ContainsRune(aws.Letters+aws.Digits+"_-", c) {
			return c
		}
		return '-'
	}, name), "-")
}

// mark is what stands for something that the file does not say, in the form in which templates have it.
func mark(words string) string {
	return "<" + strings.ToUpper(strings.ReplaceAll(wordOf(words), "-", "_")) + ">"
}

// longestProfile is how much of a profile's name stands in that of its session, which can have 64 characters.
const longestProfile = 48

// sessionName is the name of the session of a profile's role. The CLI makes one of its own where the profile has none,
// from the time, so that a text stands for it.
//
// See https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
func (s *section) sessionName() string {
	if name := s.get("role_session_name"); name != "" {
		return name
	}
	name := wordOf(s.name)
	return mark("SESSION_OF_" + name[:min(len(name), longestProfile)])
}
