package importer

import (
	"strings"

	"rolewalk/engine/aws"
)

// longestAccount is how long a text in place of an account number can be.
const longestAccount = 64

// noAccounts are the texts that stand where an account number belongs and are none: a number of nine or eleven digits,
// words such as Example Corp's account.
func noAccounts(json string) []string {
	var list []string
	for _, before := range []string{":iam::", ":sts::", `"AWS": "`, `"AWS": ["`} {
		end := ":"
		if strings.HasPrefix(before, `"`) {
			end = `"`
		}
		for rest := json; ; {
			_, after, found := strings.Cut(rest, before)
			if !found {
				break
			}
			rest = after
			text, _, closed := strings.Cut(after[:min(len(after), longestAccount+1)], end)
			if closed && len(text) > 1 && !strings.ContainsAny(text, "\"\\*?$:{}<>") && !isPrincipal(text) {
				list = append(list, text)
			}
		}
	}
	return list
}

// isPrincipal reports whether AWS has such a text where an account can stand.
func isPrincipal(text string) bool {
	return aws.IsAccountID(text) || aws.IsUniqueID(text) || text == aws.PolicyOwner || text == "cloudfront"
}
