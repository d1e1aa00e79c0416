package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var claimOfAnotherProvider = &Check{
	Code: "CLAIM_OF_ANOTHER_PROVIDER",
	Type: source.Error,
	For:  trusts,
	Doc: Doc{
		Title: "A claim of a provider that this statement does not trust",
		Text: "The condition keys of an OIDC provider start with its host and path, as they appear in its ARN after " +
			"`oidc-provider/`. A token has only its own provider's claims, under that full name, so this condition is never " +
			"met.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {
			    "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"
			  },
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "oidc.eks.eu-central-1.amazonaws.com/id/C3D4:sub": "system:serviceaccount:shop:checkout"
			    }
			  }
			}`,
		After: `{
			  "Effect": "Allow",
			  "Principal": {
			    "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"
			  },
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "oidc.eks.eu-central-1.amazonaws.com/id/a1b2:sub": "system:serviceaccount:shop:checkout"
			    }
			  }
			}`,
		See: stsKeys + "#condition-keys-wif",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			provider, name, ok := aws.Claim(c.Lower)
			if !ok || !requires(c) || !grants(s, aws.LowerAssumeRoleWithWebIdentity) || grants(s, aws.LowerAssumeRole) {
				continue
			}
			hosts := hostsOf(s)
			if len(hosts) == 0 || has(hosts, provider) {
				continue
			}
			remedy := fmt.Sprintf("write %s:%s", hosts[0], name)
			var fixes []source.Fix
			if len(hosts) == 1 && source.Nearest(provider, hosts) == hosts[0] {
				fixes = p.rekey(s, c, hosts[0]+":"+name)
			}
			p.report(
				c.Key.Span,
				fmt.Sprintf("this statement trusts %s, whose tokens have no claim of %s", hosts[0], provider),
				remedy,
				fixes...)
		}
	},
}

// hostsOf are the OIDC providers that the statement names.
func hostsOf(s *policy.Statement) []string {
	var hosts []string
	list := principals(s)
	for i := range list {
		if host := issuer(&list[i]); host != "" {
			hosts = append(hosts, host)
		}
	}
	return hosts
}
