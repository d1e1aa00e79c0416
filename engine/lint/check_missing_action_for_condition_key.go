package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The keys that a request has only if it needs another action too.
var keyActions = []struct {
	keys   []string
	action string
	what   string
}{
	{[]string{"aws:requesttag/", "aws:tagkeys", "sts:transitivetagkeys"}, aws.TagSession, "session tags"},
	{[]string{"sts:sourceidentity"}, aws.SetSourceIdentity, "a source identity"},
}

var missingActionForConditionKey = &Check{
	Code: "MISSING_ACTION_FOR_CONDITION_KEY",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A condition on tags or source identity without the permission to set them",
		Text: "A request has `aws:RequestTag/…`, `aws:TagKeys` or `sts:TransitiveTagKeys` only if it passes session " +
			"tags, and then the trust policy must also allow `sts:TagSession`. The same is true of `sts:SourceIdentity` and " +
			"`sts:SetSourceIdentity`. Without that action, a caller who meets the condition is refused because of the tags, " +
			"and a caller without tags does not meet the condition.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:RequestTag/team": "blue"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"},
			  "Action": ["sts:AssumeRole", "sts:TagSession"],
			  "Condition": {"StringEquals": {"aws:RequestTag/team": "blue"}}
			}`,
		See: guide + "id_session-tags.html#id_session-tags_permissions-required",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			for _, k := range keyActions {
				if requires(c) && keyIn(c.Lower, k.keys) && !p.grantsInTrust(strings.ToLower(k.action)) {
					p.report(
						c.Key.Span,
						fmt.Sprintf("a request has %s only if it passes %s, and no statement allows %s", c.Key.Value, k.what, k.action),
						"add "+k.action+" to the actions",
						p.addActions(s, []string{k.action})...)
				}
			}
		}
	},
}
