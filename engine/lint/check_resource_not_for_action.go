package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var resourceNotForAction = &Check{
	Code: "RESOURCE_NOT_FOR_ACTION",
	Type: source.Warning,
	Data: true,
	For:  []policy.Kind{policy.Identity, policy.Boundary, policy.Session},
	Doc: Doc{
		Title: "An action without a resource that it applies to",
		Text: "Every action applies to certain resource types: `sqs:SendMessage` to queues, `iam:PassRole` to roles, and " +
			"`s3:ListAllMyBuckets` to none, so it needs `*`. If the statement lists no such resource, it does not allow the " +
			"action.",
		Before: `{
			  "Effect": "Allow", "Action": ["dynamodb:GetItem", "kms:Decrypt"],
			  "Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/orders"
			}`,
		After: `{
			  "Effect": "Allow", "Action": ["dynamodb:GetItem"],
			  "Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/orders"
			}`,
		See: services,
	},
	run: func(p *pass) {
		p.eachAction(func(s *policy.Statement, a *policy.Action, prefix, name string, svc *actions.Service) {
			if svc == nil || s.Effect != policy.Allow || s.Action.Not || s.Resource == nil || s.Resource.Not ||
				len(s.Resource.Values) == 0 ||
				len(s.Resource.Values)*len(s.Action.Values) > mostPairs/1000 ||
				strings.ContainsAny(name, "*?") {
				return
			}
			known := svc.Action(name)
			if known == nil || reaches(svc, known, s.Resource.Values) {
				return
			}
			lower := strings.ToLower(a.Value)
			if prefix == "s3" && (has(objectActions, lower) || has(bucketActions, lower)) ||
				strings.HasPrefix(lower, aws.LowerAssumeRole) {
				return // checks without data report these with a clearer message
			}
			if len(known.Resources) == 0 {
				if starOnly(lower) {
					p.report(
						a.Span,
						fmt.Sprintf("%s applies to no particular resource, so it needs *", a.Value),
						`give it a statement with "Resource": "*"`,
					)
				}
				return
			}
			p.report(
				a.Span,
				fmt.Sprintf(
					"%s applies to resources like %s, but none is listed here",
					a.Value,
					svc.Resources[known.Resources[0].Resource].ARN,
				),
				"list such a resource, or delete the action",
			)
		})
	},
}

// starOnly reports whether the action, in lower case, needs *. For most actions without a resource in AWS's list AWS
// still accepts some ARN, such as a path of IAM or all log groups; for these actions it does not.
func starOnly(action string) bool {
	return action == "s3:listallmybuckets" || strings.HasPrefix(action, "ec2:describe")
}

// reaches reports whether some resource of the statement may be one that the action applies to.
func reaches(svc *actions.Service, a *actions.Action, list []policy.ResourcePattern) bool {
	for _, r := range list {
		if r.Value == "*" || strings.HasSuffix(r.Value, ":::*") {
			return true
		}
		for _, use := range a.Resources {
			if overlap(withoutVariables(r.Value), svc.Resources[use.Resource].ARN) {
				return true
			}
		}
	}
	return false
}

// overlap reports whether some text matches both patterns. Each state is a pair of places in them.
func overlap(a, b string) bool {
	if len(a) > 2048 || len(b) > 2048 {
		return true // no ARN is that long
	}
	row := make([]bool, len(b)+1)
	for i := len(a); i >= 0; i-- {
		next := append([]bool(nil), row...)
		for j := len(b); j >= 0; j-- {
			switch {
			case i == len(a) && j == len(b):
				row[j] = true
			case i < len(a) && a[i] == '*':
				row[j] = next[j] || j < len(b) && row[j+1]
			case j < len(b) && b[j] == '*':
				row[j] = row[j+1] || i < len(a) && next[j]
			case i < len(a) && j < len(b) && (a[i] == b[j] || a[i] == '?' || b[j] == '?'):
				row[j] = next[j+1]
			default:
				row[j] = false
			}
		}
	}
	return row[0]
}
