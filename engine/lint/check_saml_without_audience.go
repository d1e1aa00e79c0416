package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var samlWithoutAudience = &Check{
	Code: "SAML_AUDIENCE_UNCHECKED",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A SAML provider trusted without an audience",
		Text: "`SAML:aud` is the address that the assertion is issued for. AWS's own template requires its sign-in page, " +
			"so that an assertion issued for another service cannot assume the role.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"},
			  "Action": "sts:AssumeRoleWithSAML"
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:saml-provider/Corp"},
			  "Action": "sts:AssumeRoleWithSAML",
			  "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}
			}`,
		See: guide + "id_roles_create_for-idp_saml.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			list := principals(s)
			for i := range list {
				pr := &list[i]
				if isSAML(pr) && grants(s, aws.LowerAssumeRoleWithSAML) &&
					!mentions(s, "saml:aud", "saml:doc", "saml:iss", "saml:sub", "saml:namequalifier") {
					var fixes []source.Fix
					if pr.ARN.Partition == aws.DefaultPartition { // other partitions have another sign-in page
						fixes = p.addRow(s, "StringEquals", "SAML:aud", "https://signin.aws.amazon.com/saml")
					}
					p.report(
						pr.Span,
						fmt.Sprintf("any assertion from %s can assume this role, whatever service it was issued for", pr.Value),
						`add "StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}`,
						fixes...)
				}
			}
		}
	},
}
