package lint

import (
	"fmt"
	"slices"
	"strings"

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
			      "oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub": "system:serviceaccount:shop:checkout"
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
			p.foreignClaim(s, c, provider, name, hosts)
		}
	},
}

// foreignClaim reports a claim of a provider that the statement does not trust, and mends the side that has the slip:
// the key, or the principal where the key's provider is one that AWS knows and the principal's is not.
func (p *pass) foreignClaim(s *policy.Statement, c *policy.Condition, provider, name string, hosts []string) {
	wanted := writtenHost(s, hosts[0]) + ":" + name
	if arn, ok := aws.ParseARN(provider); ok {
		if host, ok := arn.Behind(aws.KindOIDCProvider); ok && has(hosts, host) {
			host = c.Key.Value[len(provider)-len(host) : len(provider)] // as the author writes it
			p.report(
				c.Key.Span,
				"a condition key begins with the host of the provider, and not with its ARN, so no token has this one",
				fmt.Sprintf("write %s:%s", host, name),
				p.rekey(s, c, host+":"+name)...)
			return
		}
	}
	var fixes []source.Fix
	remedy := "write " + wanted
	switch list := principals(s); {
	case len(hosts) > 1:
	case wellFormed(provider) && !wellFormed(hosts[0]) && alike(provider, hosts[0]):
		written, _, _ := aws.Claim(c.Key.Value)
		for i := range list {
			if issuer(&list[i]) == hosts[0] {
				remedy = "write the provider as the key does: " + written
				if slash := strings.IndexByte(list[i].Value, '/'); slash >= 0 {
					fixes = replaceValue(list[i].String, list[i].Value[:slash+1]+written)
				}
			}
		}
	case alike(provider, hosts[0]):
		fixes = p.rekey(s, c, wanted)
	}
	p.report(
		c.Key.Span,
		fmt.Sprintf("this statement trusts %s, whose tokens have no claim of %s", hosts[0], provider),
		remedy,
		fixes...)
}

// wellFormed reports whether the host is that of an EKS cluster or of a provider that AWS knows.
func wellFormed(host string) bool {
	if strings.HasSuffix(host, "/") || strings.Contains(host, "//") {
		return false
	}
	return aws.IsEKS(host) || aws.IsGitHub(host) || aws.ProviderOf(host) != nil
}

// alike reports whether one of the hosts was probably meant to be the other: a slip of a letter or more, or the same
// words in another order.
func alike(a, b string) bool {
	return strings.TrimRight(a, "/") == strings.TrimRight(b, "/") || source.Nearest(a, []string{b}) == b || sameWords(a, b)
}

func sameWords(a, b string) bool {
	words := func(host string) []string {
		list := strings.FieldsFunc(host, func(c rune) bool { return c == '.' || c == '/' })
		slices.Sort(list)
		return list
	}
	return slices.Equal(words(a), words(b))
}

// writtenHost is a provider that the statement names as the author writes it.
func writtenHost(s *policy.Statement, host string) string {
	list := principals(s)
	for i := range list {
		if written := list[i].Value; issuer(&list[i]) == host {
			return written[len(written)-len(host):]
		}
	}
	return host
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
