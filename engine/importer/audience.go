package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
)

// audienceOf is the audience of a token that no source has: the one for which its provider is registered, else that of
// STS for the tokens of GitHub's action and of EKS, which have it unless they are told otherwise, else the one that a
// trust compares, so that no audience of ours refuses the token.
func (w *world) audienceOf(host string) string {
	for _, p := range w.providers {
		if p.URL == host && len(p.Audiences) > 0 {
			return p.Audiences[0]
		}
	}
	if host == aws.GitHub || aws.IsEKS(strings.ToLower(host)) {
		return aws.STSAudience
	}
	audience := ""
	w.conditions(func(c *policy.Condition) {
		if c.Lower != strings.ToLower(host)+":aud" || c.Operator.Negated {
			return
		}
		for _, v := range c.Values {
			if audience == "" && !strings.ContainsAny(v.Value, "*?$") {
				audience = v.Value
			}
		}
	})
	if audience == "" {
		return aws.STSAudience
	}
	return audience
}
