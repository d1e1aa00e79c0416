package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var sourceKeyWithoutService = &Check{
	Code: "SOURCE_KEY_WITHOUT_SERVICE_PRINCIPAL",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A source key that only services send",
		Text: "`aws:SourceArn`, `aws:SourceAccount` and `aws:SourceOrgID` are in requests that a service makes in its " +
			"own name. Requests of users and roles do not have them, so an Allow for those with this condition never " +
			"applies. To match the caller, use `aws:PrincipalArn` or `aws:PrincipalAccount`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:iam::111122223333:role/Hub"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/Hub"}}
			}`,
		See: globals + "#condition-keys-sourcearn",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if requires(c) && aws.NamesSource(c.Lower) &&
				only(
					s,
					policy.FormAccount,
					policy.FormUser,
					policy.FormRole,
					policy.FormSession,
					policy.FormProvider,
					policy.FormFederatedUser,
					policy.FormUniqueID,
					policy.FormEveryone,
				) {
				p.report(
					c.Key.Span,
					fmt.Sprintf("only services send %s, but this statement names no service", c.Key.Value),
					"require aws:PrincipalArn or aws:PrincipalAccount, which identify the caller",
				)
			}
		}
	},
}
