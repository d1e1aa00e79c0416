package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var sessionARNInPrincipalARN = &Check{
	Code: "SESSION_ARN_IN_PRINCIPAL_ARN",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A session's ARN compared with aws:PrincipalArn",
		Text: "For a role session, `aws:PrincipalArn` is the ARN of the **role**, including its path: " +
			"`arn:aws:iam::ACCOUNT:role/…`. It never equals the session's ARN (`assumed-role`). To match one session, " +
			"compare `aws:userid` with `ROLE-ID:SESSION-NAME`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/Hub/*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/Hub"}}
			}`,
		See: globals + "#condition-keys-principalarn",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if c.Lower != "aws:principalarn" {
				continue
			}
			for _, v := range c.Values {
				arn, _ := aws.ParseARN(v.Value)
				if _, ok := arn.Behind(aws.KindSession); !ok {
					continue
				}
				role, _ := arn.Session()
				entity := aws.EntityARN(aws.KindRole, arn.Partition, arn.Account, "", role)
				p.report(
					v.Span,
					"aws:PrincipalArn of a session is its role's ARN, never the session's",
					fmt.Sprintf("write %s, with the role's path if it has one", entity),
				)
			}
		}
	},
}
