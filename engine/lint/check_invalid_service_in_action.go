package lint

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidServiceInAction = &Check{
	Code: "INVALID_SERVICE_IN_ACTION",
	Type: source.Error,
	Data: true,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "An action of a service that does not exist",
		Text: "The text before the colon is the prefix of a service. It is not always the service's name: `logs` is " +
			"CloudWatch Logs, `elasticloadbalancing` is ELB, `states` is Step Functions.",
		Before: `{"Effect": "Allow", "Action": "dynamobd:GetItem", "Resource": "*"}`,
		After:  `{"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*"}`,
		See:    checkPage + "error-invalid-service-in-action",
	},
	run: func(p *pass) {
		p.eachAction(func(_ *policy.Statement, a *policy.Action, prefix, name string, svc *actions.Service) {
			if svc != nil || has(retired, strings.ToLower(prefix)) ||
				p.doc.Kind == policy.Trust { // package policy reports all but sts in a trust policy
				return
			}
			remedy, fixes := "", []source.Fix(nil)
			if near, sure := nearService(p.data, prefix, name); near != "" {
				remedy = source.Meant(near + ":" + name)
				if sure {
					fixes = replaceValue(a.String, near+":"+name)
				}
			}
			p.report(
				p.part(a.String, 0, len(prefix)),
				fmt.Sprintf("there is no service with the prefix %q", prefix),
				remedy,
				fixes...)
		})
	},
}

// Names that people use for a service, with its prefix.
var otherNames = map[string]string{
	"apigw": "apigateway", "cognito": "cognito-idp", "cloudwatchlogs": "logs", "cloudwatch-logs": "logs",
	"ddb": "dynamodb", "efs": "elasticfilesystem", "elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing",
	"emr": "elasticmapreduce", "eventbridge": "events", "secrets-manager": "secretsmanager",
	"secretmanager": "secretsmanager", "stepfunctions": "states", "step-functions": "states", "systemsmanager": "ssm",
	"opensearch": "es", "msk": "kafka", "identitystore-sso": "sso",
}

// retired are services that AWS has closed. AWS's own policies still name them, which does no harm.
var retired = []string{
	"deepcomposer", "deeplens", "deepracer", "discovery", "elasticinspector", "elastic-inference", "gameon", "honeycode",
	"iot1click", "iotanalytics", "iotevents", "lookoutmetrics", "lookoutvision", "macie", "mobilehub", "monitron",
	"nimble", "opsworks", "opsworks-cm", "qldb", "robomaker", "simspaceweaver", "sumerian", "wam", "worklink",
	"workmailmessageflow",
}

// mostNear is how many similar services are searched for the action.
const mostNear = 4

// nearService returns the service that the prefix was probably meant to be. A service that has the action is preferred
// to one with a more similar name, and only then it is sure.
func nearService(d *actions.Data, prefix, name string) (near string, sure bool) {
	has := func(service string) bool {
		svc := d.Service(service)
		return svc != nil && len(actionsOf(svc, name)) > 0
	}
	if known := otherNames[prefix]; known != "" {
		return known, has(known)
	}
	candidates := d.Services
	for range mostNear {
		next := source.Nearest(prefix, candidates)
		switch {
		case next == "":
			return near, false
		case has(next):
			return next, true
		case near == "":
			near = next
		}
		candidates = slices.DeleteFunc(slices.Clone(candidates), func(s string) bool { return s == next })
	}
	return near, false
}
