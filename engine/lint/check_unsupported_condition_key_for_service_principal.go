package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var unsupportedKeyForService = &Check{
	Code: "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
	Type: source.Warning,
	For:  []policy.Kind{policy.Trust, policy.Resource},
	Doc: Doc{
		Title: "A condition that a service never meets",
		Text: "A service that acts in its own name is neither a user nor a role: it has no organization, no tags and no " +
			"MFA, and sends no external ID. An Allow for it with such a condition never applies. The keys `aws:SourceArn`, " +
			"`aws:SourceAccount` and `aws:SourceOrgID` say whose resource it acts for.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
			}`,
		After: `{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}`,
		See:   checkPage + "error-unsupported-condition-key-for-service-principal",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if only(s, policy.FormService) && requires(c) && aws.KeyHas(c.Lower, aws.NotServices) &&
				!(aws.IsCertificateTag(c.Lower) && hasService(s, aws.RolesAnywhere)) {
				p.report(
					c.Key.Span,
					fmt.Sprintf(
						"%s acts in its own name and has no %s, so this never applies",
						s.Principal.Values[0].Value,
						c.Key.Value,
					),
					"require aws:SourceAccount, aws:SourceArn or aws:SourceOrgID if the service sends them",
				)
			}
		}
	},
}
