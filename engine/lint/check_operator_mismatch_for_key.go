package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/lint/actions"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var operatorMismatchForKey = &Check{
	Code: "OPERATOR_MISMATCH_FOR_KEY",
	Type: source.Warning,
	Data: true,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "An operator for a type other than the key's",
		Text: "`Bool` compares true and false, `NumericLessThan` numbers, `DateLessThan` dates, `IpAddress` addresses " +
			"and `ArnLike` ARNs. With a key of another type they hold for no request.",
		Before: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"StringEquals": {"aws:SourceIp": "192.0.2.0/24"}}
			}`,
		After: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
			}`,
		See: checkPage + "general-warning-type-mismatch",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			_, key := p.keyOf(c.Lower)
			if key == nil || c.Operator.Name == match.Null || len(c.Values) == 0 || suits(c, key.Kind) {
				continue
			}
			p.report(
				c.Written.Span,
				fmt.Sprintf(
					"the value of %s is %s, but %s does not compare that",
					c.Key.Value,
					kindWords[key.Kind],
					c.Written.Value,
				),
				"write "+operatorFor[key.Kind],
			)
		}
	},
}

var kindWords = map[actions.Kind]string{
	actions.String: "text", actions.ARN: "an ARN", actions.Bool: "true or false", actions.Numeric: "a " +
		"number", actions.Date: "a date",
	actions.IP: "an address", actions.Binary: "bytes",
}

var operatorFor = map[actions.Kind]string{
	actions.String: "StringEquals or " +
		"StringLike", actions.ARN: "ArnLike", actions.Bool: "Bool",
	actions.Numeric: "NumericEquals or another numeric operator",
	actions.Date:    "DateLessThan or another date operator", actions.IP: "IpAddress or " +
		"NotIpAddress", actions.Binary: "BinaryEquals",
}

// suits reports whether the row may hold for a key of the kind. String operators compare with the value of any key,
// except a range of addresses. A string key may also contain numbers or ARNs.
func suits(c *policy.Condition, kind actions.Kind) bool {
	first := c.Values[0].Value
	switch name := string(c.Operator.Name); {
	case isString(c.Operator.Name):
		return kind != actions.IP || !strings.Contains(first, "/")
	case strings.HasPrefix(name, "Arn"):
		return kind == actions.ARN || kind == actions.String && aws.LooksLikeARN(first)
	case strings.HasPrefix(name, "Numeric"):
		return kind == actions.Numeric || kind == actions.String || kind == actions.Date
	case strings.HasPrefix(name, "Date"):
		return kind == actions.Date || kind == actions.Numeric || c.Lower == "aws:epochtime"
	case c.Operator.Name == match.Bool:
		return kind == actions.Bool || kind == actions.String
	case c.Operator.Name == match.BinaryEquals:
		return kind == actions.Binary || kind == actions.String
	}
	return kind == actions.IP || kind == actions.String
}
