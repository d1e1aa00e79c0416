package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var improveIPRange = &Check{
	Code: "IMPROVE_IP_RANGE",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "An IPv4 range with host bits",
		Text: "In `192.0.2.77/24` the last number is ignored: the range is all of `192.0.2.0/24`. Write it that way, so " +
			"that the policy shows what it matches. A range of IPv6 with such bits holds no address; TYPE_MISMATCH says so.",
		Before: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.77/24"}}
			}`,
		After: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
			}`,
		See: checkPage + "suggestion-improve-ip-range",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if c.Operator.Name != match.IPAddress && c.Operator.Name != match.NotIPAddress {
				continue
			}
			for _, v := range c.Values {
				if r, ok := ipRange(v.Value); ok && r.Masked() != r && r.Addr().Is4() {
					whole := r.Masked().String()
					p.report(
						v.Span,
						fmt.Sprintf("%s is the range %s: the bits after the first %d are ignored", v.Value, whole, r.Bits()),
						"write "+whole,
						replaceValue(v, whole)...)
				}
			}
		}
	},
}
