package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var unknownServicePrincipal = &Check{
	Code: "UNKNOWN_SERVICE_PRINCIPAL",
	Type: source.Warning,
	For:  []policy.Kind{policy.Trust, policy.Resource},
	Data: true,
	Doc: Doc{
		Title: "A service that is not known",
		Text: "AWS saves only the names of services that there are. It publishes no list of them; this name is in none of " +
			"its guides, managed policies and lists of actions that the check knows. It may be new, or a slip.",
		Before: `{"Effect": "Allow", "Principal": {"Service": "quantumledger.amazonaws.com"}, "Action": "sts:AssumeRole"}`,
		After:  `{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}`,
		See:    guide + "reference_policies_elements_principal.html#principal-services",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			list := principals(s)
			for i := range list {
				pr := &list[i]
				if pr.Form != policy.FormService {
					continue
				}
				known, _ := aws.LookUpService(pr.Value)
				service, _, _ := strings.Cut(pr.Value, ".")
				if known == aws.UnknownService && p.data.Service(service) == nil {
					p.report(
						pr.Span,
						"no service of this name is known here, and AWS does not save a name that no service has",
						"look it up in the guide of the service",
					)
				}
			}
		}
	},
}
