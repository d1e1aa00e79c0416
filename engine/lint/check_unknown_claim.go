package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var unknownClaim = &Check{
	Code: "UNKNOWN_CLAIM",
	Type: source.Error,
	For:  trusts,
	Data: true,
	Doc: Doc{
		Title: "A claim that AWS does not read",
		Text: "AWS turns the claims `aud`, `sub` and `amr` of a token into condition keys, and further claims of some " +
			"providers: for GitHub, `repository`, `ref`, `environment`, `job_workflow_ref` and others. No request has a key " +
			"for any other claim.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:environment:prod",
			      "token.actions.githubusercontent.com:branch": "main"
			    }
			  }
			}`,
		After: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:environment:prod",
			      "token.actions.githubusercontent.com:ref": "refs/heads/main"
			    }
			  }
			}`,
		See: stsKeys + "#condition-keys-wif",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			host, name, ok := aws.Claim(c.Lower)
			if !ok || aws.ClaimIsKey(host, name) {
				continue
			}
			p.report(
				c.Key.Span,
				fmt.Sprintf("AWS has no condition key for the claim %s of %s", name, host),
				"require sub, or a claim of this provider that AWS reads",
			)
		}
	},
}
