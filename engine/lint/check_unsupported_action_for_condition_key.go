package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var unsupportedActionForConditionKey = &Check{
	Code: "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
	Type: source.Warning,
	Data: true,
	For:  []policy.Kind{policy.Identity, policy.Resource, policy.Boundary, policy.Session},
	Doc: Doc{
		Title: "A condition key that requests for this action do not have",
		Text: "Each key of a service is in the requests for some of its actions. An Allow that requires the key of one " +
			"action never applies to the other actions in its list. Give those a statement without the condition.",
		Before: `{
			  "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"],
			  "Resource": ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"],
			  "Condition": {"StringLike": {"s3:prefix": "home/*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::acme"],
			  "Condition": {"StringLike": {"s3:prefix": "home/*"}}
			}`,
		See: checkPage + "error-unsupported-action-for-condition-key",
	},
	run: func(p *pass) {
		p.eachAction(func(s *policy.Statement, a *policy.Action, prefix, name string, svc *actions.Service) {
			if svc == nil || s.Effect != policy.Allow || s.Action.Not || strings.ContainsAny(name, "*?") {
				return
			}
			known := svc.Action(name)
			for i := range s.Condition {
				c := &s.Condition[i]
				of, key := p.keyOf(c.Lower)
				if known == nil || key == nil || of == nil || !used(of, c.Lower) || !requires(c) ||
					strings.HasPrefix(c.Lower, "aws:") || unlisted[strings.ToLower(a.Value)] == c.Lower ||
					tagOf(c.Lower) {
					continue
				}
				if of != svc && strings.HasPrefix(c.Lower, of.Prefix+":") || of == svc && !svc.Has(known, c.Lower) {
					p.report(
						a.Span,
						fmt.Sprintf("requests for %s have no %s, so this Allow never applies to them", a.Value, c.Key.Value),
						"give it a statement without that condition",
					)
				}
			}
		})
	},
}

// unlisted are keys, in lower case, that requests for an action have although AWS's list does not say so. The audience
// of an outbound token was observed in real answers of AWS to requests that tag one.
var unlisted = map[string]string{"sts:taggetwebidentitytoken": "sts:identitytokenaudience"}

// used reports whether the data has the key for some action. If not, the data does not know which actions have it.
func used(svc *actions.Service, lower string) bool {
	for i := range svc.Actions {
		if svc.Has(&svc.Actions[i], lower) {
			return true
		}
	}
	return false
}
