package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var subjectAsAudience = &Check{
	Code: "SUBJECT_AS_AUDIENCE",
	Type: source.Error,
	For:  trusts,
	Doc: Doc{
		Title: "A subject in the key of the audience",
		Text: "The audience of a token says for which application it is, often `sts.amazonaws.com`. The subject says who " +
			"or what asks: a repository, a service account. With a subject under `:aud`, no token meets the condition.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {
			    "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"
			  },
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {"oidc.eks.eu-central-1.amazonaws.com/id/A1B2:aud": "system:serviceaccount:shop:checkout"}
			  }
			}`,
		After: `{
			  "Effect": "Allow",
			  "Principal": {
			    "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"
			  },
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {"oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub": "system:serviceaccount:shop:checkout"}
			  }
			}`,
		See: stsKeys + "#condition-keys-wif",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			provider, name, ok := aws.Claim(c.Key.Value)
			if !ok || name != "aud" || !requires(c) || !allSubjects(c) {
				continue
			}
			var fixes []source.Fix
			if !mentions(s, c.Lower[:len(c.Lower)-len(name)]+"sub") {
				fixes = p.rekey(s, c, provider+":sub")
			}
			p.report(
				c.Key.Span,
				fmt.Sprintf("%q is a subject, and no token has it as its audience", c.Values[0].Value),
				"write "+provider+":sub",
				fixes...)
		}
	},
}
