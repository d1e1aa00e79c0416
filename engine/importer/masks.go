package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// What a log shows in place of a secret is the same for all secrets, so it does not tell one account from another.
// These stand for what is hidden, by the part that it has in the request.
const (
	hiddenCaller     = "<CALLER_ACCOUNT>"
	hiddenCallerName = "<CALLER_NAME>"
	hiddenTarget     = "<ROLE_ACCOUNT>"
	hiddenTargetName = "<ROLE_NAME>"
	hiddenSession    = "<SESSION_NAME>"
)

// mask is what GitHub Actions prints in place of a secret. Fewer stars are a wildcard.
//
// See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#masking-a-value-in-a-log
const mask = "***"

// unmask puts placeholders where stars hide what a request or a policy names. The account that another source has for
// the same user or role takes the place of stars, and of an expression.
func unmask(all *fact.Facts) {
	for d := range documentsOf(all) {
		if d.Known() && (strings.Contains(d.JSON, mask) || holdsRedaction(d.JSON)) {
			d.JSON = withoutMasks(d.JSON)
		}
	}
	for i := range all.Requests {
		r := &all.Requests[i]
		r.Caller = unmasked(all, r.Caller, hiddenCaller, hiddenCallerName)
		if strings.HasPrefix(r.Action, aws.AssumeRole) || r.Action == aws.TagSession || r.Action == aws.SetSourceIdentity {
			r.Resource = unmasked(all, r.Resource, hiddenTarget, hiddenTargetName)
		}
	}
}

// unmasked is the ARN of a caller or a role without stars. It is "" if there is nothing else.
func unmasked(all *fact.Facts, text, account, name string) string {
	if strings.HasPrefix(text, mask) && isStars(text) {
		return ""
	}
	arn, ok := aws.ParseARN(text)
	if ok && isExpression(arn.Account) && !isHidden(arn.Account) {
		if other := onlyAccount(all, arn, arn.Account); !aws.IsAccountID(other) {
			arn.Account = other
		}
		return arn.String()
	}
	if !ok || !strings.Contains(text, "*") && !isHidden(arn.Account) {
		return text
	}
	parts := strings.Split(arn.Resource, "/")
	for i, part := range parts {
		switch {
		case !strings.Contains(part, mask):
		case i == 2 && aws.Kind(parts[0]) == aws.KindSession:
			parts[i] = hiddenSession
		default:
			parts[i] = name
		}
	}
	arn.Resource = strings.Join(parts, "/")
	if isHidden(arn.Account) {
		arn.Account = onlyAccount(all, arn, account)
	}
	return arn.String()
}

// isStars reports whether a text is nothing but stars.
func isStars(text string) bool { return text != "" && strings.Trim(text, "*") == "" }

// redactions are words that people and programs write in place of what they hide, whatever it is.
var redactions = []string{"redacted", "masked", "hidden", "removed", "censored", "obfuscated", "sanitized", "snip"}

// holdsRedaction reports whether one of the words stands in a text.
func holdsRedaction(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(redactions, func(word string) bool { return strings.Contains(lower, word) })
}

// isHidden reports whether a text in place of an account says only that one was hidden: stars, also behind or before
// some of its digits, or a word such as <redacted>. Two of them may hide two accounts.
func isHidden(account string) bool {
	word := strings.ToLower(strings.Trim(account, "<>[](){}_-"))
	if slices.Contains(redactions, word) || isStars(account) {
		return true
	}
	return strings.Contains(account, mask) && strings.Trim(account, "*"+aws.Digits) == ""
}

// onlyAccount is the account in which the sources have the user or the role of an ARN, a number or an expression, and
// otherwise if they have none or several.
func onlyAccount(all *fact.Facts, hidden aws.ARN, otherwise string) string {
	e := entityOfARN(hidden)
	if e == nil || strings.Contains(e.Name, "<") {
		return otherwise
	}
	account, several := "", false
	found := func(o *fact.Entity) {
		if o == nil || o.Kind != e.Kind || o.Name != e.Name || o.Account == "" || o.Account == hidden.Account {
			return
		}
		several = several || account != "" && o.Account != account
		account = o.Account
	}
	for i := range all.Entities {
		found(&all.Entities[i])
	}
	for d := range documentsOf(all) {
		for text := range strings.SplitSeq(d.JSON, `"`) {
			if arn, _ := aws.ParseARN(text); aws.IsAccountID(arn.Account) {
				found(entityOfARN(arn))
			}
		}
	}
	if account == "" || several {
		return otherwise
	}
	return account
}

// withoutMasks is a policy with placeholders in place of the accounts that are hidden in its ARNs. In a trust policy, a
// user or a role is a caller.
func withoutMasks(json string) string {
	trust := strings.Contains(json, `"Principal"`)
	parts := strings.Split(json, `"`)
	for i, text := range parts {
		arn, ok := aws.ParseARN(text)
		if trust && isStars(text) && len(text) >= len(mask) { // the number alone
			parts[i] = hiddenCaller
			continue
		}
		if !ok || len(arn.Account) < len(mask) || !isHidden(arn.Account) {
			continue
		}
		switch arn.Kind() {
		case aws.KindRoot, aws.KindUser, aws.KindSession, aws.KindRole:
			arn.Account = hiddenTarget
			if trust {
				arn.Account = hiddenCaller
			}
		default:
			arn.Account = hiddenTarget
		}
		parts[i] = arn.String()
	}
	return strings.Join(parts, `"`)
}
