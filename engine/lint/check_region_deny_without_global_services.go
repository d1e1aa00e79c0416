package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var regionDenyWithoutGlobals = &Check{
	Code: "REGION_DENY_WITHOUT_GLOBAL_SERVICES",
	Type: source.Warning,
	For:  []policy.Kind{policy.SCP, policy.Identity, policy.Boundary},
	Doc: Doc{
		Title: "A Region restriction that blocks global services",
		Text: "IAM, Organizations, Route 53, CloudFront and the global endpoint of STS are called in `us-east-1`, " +
			"wherever the caller is. A Deny of other Regions must exempt them with `NotAction` or include `us-east-1`. " +
			"Otherwise it blocks them too, and no role can be assumed at the global endpoint.",
		Before: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}}
			}`,
		After: `{
			  "Effect": "Deny",
			  "NotAction": ["iam:*", "organizations:*", "route53:*", "cloudfront:*", "support:*", "sts:*"],
			  "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}}
			}`,
		See: guide + "reference_policies_examples_aws_deny-requested-region.html",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Deny) {
			if c.Lower != "aws:requestedregion" || !c.Operator.Negated {
				continue
			}
			var denied []string
			for _, service := range []struct{ name, action string }{
				{"IAM", "iam:getrole"}, {"the global endpoint of STS", aws.LowerAssumeRole},
			} {
				if grants(s, service.action) {
					denied = append(denied, service.name)
				}
			}
			global := false
			for _, v := range c.Values {
				global = global || v.Value == "us-east-1" || hasWildcard(v.Value) || patterned(c, v.Value)
			}
			if !global && len(denied) > 0 {
				p.report(
					c.Key.Span,
					"this also denies "+source.List(denied, "and")+", which AWS takes for us-east-1 wherever the caller is",
					"exempt them with NotAction, or add us-east-1 to the Regions",
				)
			}
		}
	},
}
