package sts

import (
	"strings"

	"rolewalk/engine/eval"
)

// bind adds the organization's policies that bind a request: the SCPs above the caller's account, and the RCPs above the
// resource's.
func (e *Env) bind(req *eval.Request) {
	o := e.World.Organization
	if o == nil {
		return
	}
	if a := e.World.Account(req.Caller.Account); a != nil && !req.SparedBySCPs() && inside(o, a) {
		req.SCPs = levels(a, func(node string) []*eval.Policy {
			if o.Detached[node] || o.FullAccess == nil {
				return o.SCPs[node]
			}
			return append([]*eval.Policy{o.FullAccess}, o.SCPs[node]...)
		})
	}
	if a := e.World.Account(req.ResourceAccount); a != nil && !req.SparedByRCPs() && inside(o, a) && rcpServices[serviceOf(req.Action)] {
		req.RCPs = levels(a, func(node string) []*eval.Policy { return o.RCPs[node] })
	}
}

// inside reports whether the organization's policies bind an account: it belongs to it, and does not manage it.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
func inside(o *eval.Organization, a *eval.Account) bool {
	return a.Organization == o.ID && a.ID != o.Management
}

func levels(a *eval.Account, policies func(node string) []*eval.Policy) []eval.Level {
	nodes := a.Nodes()
	list := make([]eval.Level, len(nodes))
	for i, node := range nodes {
		list[i] = eval.Level{Name: node, Policies: policies(node)}
		if strings.HasPrefix(node, "account ") {
			list[i].Name = "account " + a.Alias
		}
	}
	return list
}

// rcpServices are the services whose resources RCPs bind.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
var rcpServices = map[string]bool{
	"s3": true, "sts": true, "kms": true, "sqs": true, "secretsmanager": true, "cognito-identity": true, "cognito-idp": true,
	"logs": true, "dynamodb": true, "ecr": true, "aoss": true,
}
