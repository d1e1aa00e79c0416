package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidAction = &Check{
	Code: policy.InvalidAction,
	Type: source.Error,
	Data: true,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "An action that the service does not have",
		Text: "AWS saves an action that does not exist, but it has no effect: an Allow grants less than it seems to, " +
			"and a Deny blocks less. An action's name often differs from the API call's: listing the objects of a bucket is " +
			"`s3:ListBucket`.",
		Before: `{"Effect": "Allow", "Action": "sts:AssumeRoles", "Resource": "arn:aws:iam::111122223333:role/Deploy"}`,
		After:  `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy"}`,
		See:    checkPage + "error-invalid-action",
	},
	run: func(p *pass) {
		if p.doc.Kind == policy.Trust {
			return // AWS does not save it, and the finding that says so names the action that was meant
		}
		p.eachAction(func(_ *policy.Statement, a *policy.Action, prefix, name string, svc *actions.Service) {
			if svc == nil || len(actionsOf(svc, name)) > 0 || name == "" || has(newerActions, strings.ToLower(a.Value)) {
				return
			}
			if strings.ContainsAny(name, "*?") {
				p.report(
					a.Span,
					fmt.Sprintf("no action of %s matches %q", prefix, name),
					"write an action's name, or the start of one with a star",
				)
				return
			}
			names := make([]string, len(svc.Actions))
			for i := range svc.Actions {
				names[i] = svc.Actions[i].Name
			}
			remedy, fixes := "see the service's list of actions", []source.Fix(nil)
			near := source.Nearest(name, names)
			if sts := p.data.Service("sts"); strings.EqualFold(prefix, "iam") && sts != nil && sts.Action(name) != nil {
				meant := "sts:" + sts.Action(name).Name
				p.report(a.Span, fmt.Sprintf("%s has no action %s, but sts has", prefix, name), "write "+meant,
					replaceValue(a.String, meant)...)
				return
			}
			if call := callNames[strings.ToLower(a.Value)]; call != "" {
				near = call
			}
			if near != "" {
				remedy = source.Meant(prefix + ":" + near)
				fixes = replaceValue(a.String, prefix+":"+near)
			}
			p.report(a.Span, fmt.Sprintf("%s has no action %s", prefix, name), remedy, fixes...)
		})
	},
}

// newerActions are actions that AWS documents and that the list does not have yet, in lower case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html
var newerActions = []string{"iam:getrequestauthorizationdetails"}

// API calls whose action has another name, in lower case.
var callNames = map[string]string{
	"s3:listobjects": "ListBucket", "s3:listobjectsv2": "ListBucket", "s3:headobject": "GetObject",
	"s3:headbucket": "ListBucket", "s3:copyobject": "PutObject", "s3:listbuckets": "ListAllMyBuckets",
	"s3:deleteobjects": "DeleteObject", "s3:uploadpart": "PutObject", "s3:createmultipartupload": "PutObject",
	"lambda:invoke": "InvokeFunction", "iam:switchrole": "PassRole", "sns:sendmessage": "Publish",
}
