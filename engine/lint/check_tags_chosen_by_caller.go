package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var tagsChosenByCaller = &Check{
	Code: "TAGS_CHOSEN_BY_CALLER",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title: "Session tags chosen by another account",
		Text: "With `sts:TagSession` the caller can give the session any tags, and policies that compare " +
			"`aws:PrincipalTag/…` trust them. Limit the values with `aws:RequestTag/…` and the keys with `aws:TagKeys`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
			  "Action": ["sts:AssumeRole", "sts:TagSession"],
			  "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/ci-*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
			  "Action": ["sts:AssumeRole", "sts:TagSession"],
			  "Condition": {
			    "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/ci-*"},
			    "StringEquals": {"aws:RequestTag/team": ["blue", "green"]}
			  }
			}`,
		See: guide + "id_session-tags.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if s.Action == nil || !grants(s, aws.LowerTagSession) ||
				mentions(s, "aws:requesttag/", "aws:tagkeys", "sts:transitivetagkeys") {
				continue
			}
			for _, pr := range principals(s) {
				foreign := pr.Form == policy.FormAccount && p.owner != "" && pr.Account != p.owner
				if foreign || pr.Form == policy.FormEveryone && len(s.Condition) > 0 {
					p.report(
						pr.Span,
						fmt.Sprintf("%s chooses the session's tags, and no condition limits them", pr.Value),
						"compare aws:RequestTag/KEY with the allowed values, or delete sts:TagSession",
					)
				}
			}
		}
	},
}
