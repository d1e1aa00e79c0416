package sts

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
)

// strangerCaller reads who an ARN is that the file does not declare, as far as its form tells. Such a caller has an
// account, and policies that nobody here knows.
func strangerCaller(text string) eval.Caller {
	c := eval.Caller{Kind: eval.CallerUser, ARN: text}
	arn, _ := match.ParseARN(text)
	c.Partition, c.Account = arn.Partition, arn.Account
	kind, rest, _ := strings.Cut(arn.Resource, "/")
	switch {
	case arn.Resource == "root":
		c.Kind = eval.CallerRoot
	case kind == "assumed-role":
		c.Kind = eval.CallerRole
		name, _, _ := strings.Cut(rest, "/")
		c.RoleARN = "arn:" + arn.Partition + ":iam::" + arn.Account + ":role/" + name
	case kind == "role":
		c.Kind, c.RoleARN = eval.CallerRole, text
		name := rest[strings.LastIndexByte(rest, '/')+1:]
		c.ARN = "arn:" + arn.Partition + ":sts::" + arn.Account + ":assumed-role/" + name + "/" + name
	case kind == "federated-user":
		c.Kind = eval.CallerFederatedUser
	}
	return c
}
