package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidServiceConditionKey = &Check{
	Code: "INVALID_SERVICE_CONDITION_KEY",
	Type: source.Error,
	Data: true,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A condition key that the service does not have",
		Text: "No request has a key that its service does not define: an Allow with it never applies, and a negated Deny " +
			"always does.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternaIId": "acme-7f3k"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		See: checkPage + "error-invalid-service-condition-key",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			prefix, _, _ := strings.Cut(c.Lower, ":")
			svc := p.data.Service(prefix)
			if prefix == "saml" {
				svc = p.data.Service("sts")
			}
			_, key := p.keyOf(c.Lower)
			if svc == nil || key != nil || prefix == "aws" || tagOf(c.Lower) || has(undocumented, c.Lower) {
				continue
			}
			remedy, fixes := "see the list of the service's keys", []source.Fix(nil)
			if near := source.Nearest(c.Key.Value, keyNames(svc, prefix)); near != "" {
				remedy = source.Meant(near)
				if !strings.Contains(near, "*") {
					fixes = p.rekey(s, c, near)
				}
			}
			p.report(c.Key.Span, fmt.Sprintf("%s has no condition key %s", prefix, c.Key.Value), remedy, fixes...)
		}
	},
}

// undocumented are keys that AWS's guides use but the data lacks.
var undocumented = []string{
	"ec2:sourceinstancearn",
	"iam:resourcetag",
	"s3:dataaccesspointarn",
	"lambda:sourcefunctionarn",
	"sts:roleauthorizedbyidp",
}

func keyNames(svc *actions.Service, prefix string) []string {
	var names []string
	for i := range svc.Keys {
		if strings.HasPrefix(strings.ToLower(svc.Keys[i].Name), prefix+":") {
			names = append(names, svc.Keys[i].Name)
		}
	}
	return names
}
