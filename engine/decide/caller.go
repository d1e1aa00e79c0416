package decide

import (
	"strconv"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// caller is who asks, with the context keys that follow from it.
type caller struct {
	eval.Caller
	context eval.Context
}

// newCaller reads who asks; nil where principal is none.
func newCaller(principal string) *caller {
	who, ok := readCaller(principal)
	if !ok {
		return nil
	}
	c := &caller{Caller: who}
	if who.Signs() || who.Kind == eval.CallerService {
		c.context.Set("aws:PrincipalIsAWSService", strconv.FormatBool(who.Kind == eval.CallerService))
	}
	if arn := who.PrincipalARN(); arn != "" {
		c.context.Set("aws:PrincipalArn", arn)
		c.context.Set("aws:PrincipalAccount", who.Account)
		c.context.Set("aws:PrincipalType", string(who.Kind))
	}
	if who.Kind == eval.CallerUser {
		c.context.Set("aws:username", who.ARN[strings.LastIndexByte(who.ARN, '/')+1:])
	}
	if who.Kind == eval.CallerAnonymous {
		c.context.Set("aws:PrincipalType", string(who.Kind))
		c.context.Set("aws:PrincipalAccount", "anonymous")
	}
	return c
}

// readCaller reads who asks from the principal of a request.
func readCaller(principal string) (c eval.Caller, ok bool) {
	if principal == "*" {
		return eval.Caller{Kind: eval.CallerAnonymous, ARN: "*"}, true
	}
	arn, isARN := match.ParseARN(principal)
	if !isARN {
		return eval.Caller{Kind: eval.CallerService, ARN: principal}, strings.Contains(principal, ".")
	}
	if !policy.IsAccountID(arn.Account) {
		return c, false
	}
	c = eval.Caller{Partition: arn.Partition, Account: arn.Account, ARN: principal}
	kind, path, _ := strings.Cut(arn.Resource, "/")
	role := "arn:" + arn.Partition + ":iam::" + arn.Account + ":role/"
	switch {
	case arn.Service == "iam" && arn.Resource == "root":
		c.Kind = eval.CallerRoot
	case arn.Service == "iam" && kind == "user" && path != "":
		c.Kind = eval.CallerUser
	case arn.Service == "iam" && kind == "role" && path != "":
		name := path[strings.LastIndexByte(path, '/')+1:]
		c.Kind, c.RoleARN = eval.CallerRole, principal
		c.ARN = "arn:" + arn.Partition + ":sts::" + arn.Account + ":assumed-role/" + name + "/" + name
	case arn.Service == "sts" && kind == "assumed-role" && strings.Contains(path, "/"):
		name, _, _ := strings.Cut(path, "/")
		c.Kind, c.RoleARN = eval.CallerRole, role+name
	case arn.Service == "sts" && kind == "federated-user" && path != "":
		c.Kind = eval.CallerFederatedUser
	case arn.Service == "iam" && (kind == "saml-provider" || kind == "oidc-provider"):
		c = eval.Caller{Kind: eval.CallerProvider, ARN: principal}
	default:
		return c, false
	}
	return c, true
}
