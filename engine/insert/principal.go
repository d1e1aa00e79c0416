package insert

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/tree"
)

// principal is what a trust policy names: its kind, its value, and the action by which it assumes a role.
type principal struct {
	kind, value, action string
	// host is the identity provider's, for the condition on the subject.
	host string
}

// The kinds of principals in a policy.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
const (
	kindAWS       = "AWS"
	kindService   = "Service"
	kindFederated = "Federated"
)

// principal reads who may assume a role: a name of the walk, an account, an ARN, a service, or everyone. The fault says
// why it is none.
func (i *Inserter) principal(written string) (p principal, fault string) {
	plain := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(written, oidc+" "), saml+" "))
	if p, ok := i.federated(plain); ok {
		return p, ""
	}
	for _, a := range i.walk.AccountBlocks() {
		if a.Alias.Value == written || a.Number.Value == written {
			return byAWS(aws.RootARN(scenario.PartitionOf(a), a.Number.Value)), ""
		}
	}
	found := i.entities(written, syntax.User, syntax.Role)
	switch {
	case len(found) == 1:
		return byAWS(i.arn(found[0])), ""
	case len(found) > 1:
		return p, "`" + written + "` is a user and a role. Write the ARN of the one that is meant."
	case aws.IsServicePrincipal(written):
		return principal{kindService, written, aws.AssumeRole, ""}, ""
	case aws.LooksLikeARN(written) || aws.IsAccountID(written) || written == "*":
		return byAWS(written), ""
	}
	known := append(append(i.titles(syntax.User, syntax.Role), i.aliases()...), i.providers()...)
	return p, i.near("`"+written+"` is neither a name of this walk nor an account, an ARN or a service.", written, known)
}

func byAWS(value string) principal { return principal{kindAWS, value, aws.AssumeRole, ""} }

// federated is an identity provider of the walk, by its host, its name or its ARN.
func (i *Inserter) federated(written string) (p principal, ok bool) {
	for _, a := range i.walk.AccountBlocks() {
		for _, o := range a.OIDCProviders {
			host := o.Host.Value
			arn := aws.OIDCProviderARN(scenario.PartitionOf(a), a.Number.Value, host)
			if written == host || written == arn {
				return principal{kindFederated, arn, aws.AssumeRoleWithWebIdentity, host}, true
			}
		}
		for _, s := range a.SAMLProviders {
			arn := aws.SAMLProviderARN(scenario.PartitionOf(a), a.Number.Value, s.Name.Value)
			if written == a.Alias.Value+"/"+s.Name.Value || written == arn {
				return principal{kindFederated, arn, aws.AssumeRoleWithSAML, ""}, true
			}
		}
	}
	return p, false
}

// trustStatement is a statement of a trust policy on one line.
func (i *Inserter) trustStatement() string {
	written := i.required(Principal, "Say who may assume the role: a name like `dev/alice`, an account, a service.")
	effect := string(policy.Allow)
	if i.ask.Kind == Trust {
		effect = i.effect()
	}
	if written == "" {
		return ""
	}
	p, fault := i.principal(written)
	if fault != "" {
		i.fault(Principal, fault)
		return ""
	}
	subject := i.value(Subject)
	if subject != "" && p.host == "" {
		i.fault(Subject, "Only a token of an OpenID Connect provider has a subject. Leave this empty.")
	}
	principals := `{"` + p.kind + `": ` + tree.Quote(p.value) + "}"
	text := `{"Effect": ` + tree.Quote(effect) + `, "Principal": ` + principals + `, "Action": ` + tree.Quote(p.action)
	if conditions := i.conditions(p, subject); conditions != "" {
		text += `, "Condition": {` + conditions + "}"
	}
	return text + "}"
}

// conditions are the members of the Condition element, an operator each.
func (i *Inserter) conditions(p principal, subject string) string {
	var equal, others []string
	if id := i.value(ExternalID); id != "" {
		equal = append(equal, row(keyName("sts:externalid"), id))
	}
	switch {
	case subject == "":
	case strings.ContainsAny(subject, "*?"):
		others = append(others, `"StringLike": {`+row(p.host+":sub", subject)+"}")
	default:
		equal = append(equal, row(p.host+":sub", subject))
	}
	if i.value(MFA) == yes {
		others = append(others, `"Bool": {`+row(keyName("aws:multifactorauthpresent"), "true")+"}")
	}
	if len(equal) > 0 {
		others = append([]string{`"StringEquals": {` + strings.Join(equal, ", ") + "}"}, others...)
	}
	return strings.Join(others, ", ")
}

func row(key, value string) string { return tree.Quote(key) + ": " + tree.Quote(value) }

// keyName is a condition key as AWS writes it.
func keyName(lower string) string { return aws.KeyOf(lower).Name }
