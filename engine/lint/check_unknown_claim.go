package lint

import (
	"fmt"

	"rolewalk/engine/source"
)

// registeredClaims are those that AWS reads of every provider's token. Which further ones it reads, of whom, is in the
// data.
var registeredClaims = []string{"aud", "sub", "amr", "azp", "oaud", "email", "id", "app_id", "user_id"}

var unknownClaim = &Check{
	Code: "UNKNOWN_CLAIM",
	Type: source.Error,
	For:  trusts,
	Data: true,
	Doc: Doc{
		Title:  "A claim that AWS does not read",
		Text:   "Of a token, AWS makes condition keys of `aud`, `sub` and `amr`, and of some providers' further claims: of GitHub's, `repository`, `ref`, `environment`, `job_workflow_ref` and others. A key for any other claim is in no request.",
		Before: `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:acme/shop:environment:prod", "token.actions.githubusercontent.com:branch": "main"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:acme/shop:environment:prod", "token.actions.githubusercontent.com:ref": "refs/heads/main"}}}`,
		See:    stsKeys + "#condition-keys-wif",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			host, name, ok := claim(c.Lower)
			if !ok || has(registeredClaims, name) {
				continue
			}
			if _, key := p.keyOf(c.Lower); key == nil {
				p.report(c.Key.Span, fmt.Sprintf("AWS makes no condition key of the claim %s of %s", name, host), "ask for sub, or for a claim of this provider that AWS reads")
			}
		}
	},
}
