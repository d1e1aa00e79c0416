package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var regionDenyWithoutGlobals = &Check{
	Code: "REGION_DENY_WITHOUT_GLOBAL_SERVICES",
	Type: source.Warning,
	For:  []policy.Kind{policy.SCP, policy.Identity, policy.Boundary},
	Doc: Doc{
		Title:  "Regions shut, and the services without one with them",
		Text:   "IAM, Organizations, Route 53, CloudFront and STS at its global endpoint are called in `us-east-1`, wherever one is. A Deny of all but one's own Regions that excepts neither them, by `NotAction`, nor `us-east-1` shuts them too, and nobody assumes a role at the global endpoint any more.",
		Before: `{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}}}`,
		After:  `{"Effect": "Deny", "NotAction": ["iam:*", "organizations:*", "route53:*", "cloudfront:*", "support:*", "sts:*"], "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}}}`,
		See:    guide + "reference_policies_examples_aws_deny-requested-region.html",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Deny) {
			if c.Lower != "aws:requestedregion" || !c.Operator.Negated || !grants(s, "iam:getrole") {
				continue
			}
			global := false
			for _, v := range c.Values {
				global = global || v.Value == "us-east-1" || hasWildcard(v.Value) || patterned(c, v.Value)
			}
			if !global {
				p.report(c.Key.Span, "this also denies the services that are called in us-east-1 from everywhere, IAM among them", "except them by NotAction, or add us-east-1 to the Regions")
			}
		}
	},
}
