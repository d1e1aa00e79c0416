package main

import (
	"encoding/json"
	"math/rand/v2"
	"strings"

	"rolewalk/engine/aws"
)

// document, statement and request are a decide request as it is generated; a shrinker takes parts away.
type document struct {
	Version   string      `json:"Version,omitempty"`
	Statement []statement `json:"Statement"`
}

type statement struct {
	Sid          string                                `json:"Sid,omitempty"`
	Effect       string                                `json:"Effect"`
	Principal    any                                   `json:"Principal,omitempty"`
	NotPrincipal any                                   `json:"NotPrincipal,omitempty"`
	Action       []string                              `json:"Action,omitempty"`
	NotAction    []string                              `json:"NotAction,omitempty"`
	Resource     []string                              `json:"Resource,omitempty"`
	NotResource  []string                              `json:"NotResource,omitempty"`
	Condition    map[string]map[string]json.RawMessage `json:"Condition,omitempty"`
}

type request struct {
	ID              int            `json:"id"`
	Principal       string         `json:"principal"`
	Action          string         `json:"action"`
	Resource        string         `json:"resource"`
	ResourceAccount string         `json:"resourceAccount"`
	Context         map[string]any `json:"context"`
	Identity        []document     `json:"identityPolicies"`
	Trust           *document      `json:"resourcePolicy,omitempty"`
	Session         []document     `json:"sessionPolicies,omitempty"`
	Boundaries      []document     `json:"permissionsBoundaries,omitempty"`
	SCPs            [][]document   `json:"scps,omitempty"`
	RCPs            [][]document   `json:"rcps,omitempty"`

	// seen are the features that the request has, for the mix.
	seen map[string]bool
}

// generator makes requests; the same seed makes the same.
type generator struct {
	*rand.Rand
	next int
	// context is that of the request under way: conditions are made to fit it more often than chance would.
	context map[string]any
	seen    map[string]bool
	// unsigned says that the request has an identity provider's token and no signature.
	unsigned bool
	// loose says that some trust policies have actions that AWS does not save, and the other engine takes.
	loose bool
}

func newGenerator(seed uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 0x726f6c65))}
}

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

const (
	home  = "111111111111"
	other = "222222222222"
)

// callers are the possible callers by kind of principal, the rarer first.
var callers = []struct{ kind, arn string }{
	{"provider", "arn:aws:iam::" + home + ":saml-provider/Okta"},
	{"root", "arn:aws:iam::" + home + ":root"},
	{"provider", "arn:aws:iam::" + home + ":oidc-provider/gitlab.com"},
	{"federated user", "arn:aws:sts::" + home + ":federated-user/fred"},
	{"service", "ec2.amazonaws.com"},
	{"user", "arn:aws:iam::" + home + ":user/eng/alice"},
	{"session", "arn:aws:sts::" + home + ":assumed-role/Hub/s1"},
	{"session", "arn:aws:sts::" + home + ":assumed-role/Hub/s2"},
	{"user", "arn:aws:iam::" + home + ":user/bob"},
	{"session", "arn:aws:sts::" + home + ":assumed-role/Spoke/s1"},
}

// request makes the next request: most of them assume a role, the others read an object.
func (g *generator) request() *request {
	g.next++
	g.seen = map[string]bool{}
	who := callers[max(g.IntN(len(callers)), g.IntN(len(callers)))]
	r := &request{ID: g.next, Principal: who.arn, Action: "sts:AssumeRole", ResourceAccount: home, seen: g.seen}
	if g.chance(45) && who.kind != "provider" { // a role trusts the providers of its own account
		r.ResourceAccount = other
	}
	r.Resource = "arn:aws:iam::" + r.ResourceAccount + ":role/" + pick(g, []string{"Deploy", "app/Deploy", "Hub"})
	g.unsigned = who.kind == "provider"
	switch {
	case strings.Contains(who.arn, ":saml-provider/"):
		r.Action = "sts:AssumeRoleWithSAML"
	case g.unsigned:
		r.Action = "sts:AssumeRoleWithWebIdentity"
	case who.kind == "root", who.kind == "federated "+
		"user", g.chance(20): // the first two never assume a role, whatever the policies say
		r.Action = pick(g, []string{"s3:GetObject", "s3:PutObject"})
		r.Resource = "arn:aws:s3:::bucket/" + pick(g, []string{"key", "home/alice/x", "a:b"})
	}
	g.seen["caller "+who.kind] = true
	g.context = g.newContext(who.kind, who.arn, r)
	r.Context = g.context
	g.policies(r, who.kind)
	return r
}

// newContext gives every key that the conditions use, derived ones included, so that both engines see the same.
func (g *generator) newContext(kind, arn string, r *request) map[string]any {
	c := map[string]any{"aws:ResourceAccount": r.ResourceAccount, "aws:PrincipalIsAWSService": "false"}
	switch kind {
	case "user":
		c["aws:PrincipalArn"], c["aws:PrincipalAccount"], c["aws:PrincipalType"] = arn, home, "User"
		c["aws:username"] = arn[len(arn)-5:]
		if arn[len(arn)-3:] == "bob" {
			c["aws:username"] = "bob"
		}
	case "session":
		role := "Hub"
		if arn[len("arn:aws:sts::"+home+":assumed-role/"):][0] == 'S' {
			role = "Spoke"
		}
		c["aws:PrincipalArn"] = "arn:aws:iam::" + home + ":role/" + role
		c["aws:PrincipalAccount"], c["aws:PrincipalType"] = home, "AssumedRole"
	case "federated user":
		c["aws:PrincipalArn"], c["aws:PrincipalAccount"], c["aws:PrincipalType"] = arn, home, "FederatedUser"
	case "root":
		c["aws:PrincipalArn"], c["aws:PrincipalAccount"], c["aws:PrincipalType"] = arn, home, "Account"
	case "service":
		c["aws:PrincipalIsAWSService"] = "true"
	}
	for _, k := range keys {
		if _, derived := c[k.name]; !derived && !k.derived && g.chance(70) {
			c[k.name] = k.value(g)
		}
	}
	return c
}

// policies hangs policies on the request. Most of them are made to let it through, so that each of the verdicts is
// common.
func (g *generator) policies(r *request, kind string) {
	assumes := strings.HasPrefix(r.Action, "sts:AssumeRole")
	if assumes || g.chance(50) {
		r.Trust = g.resourcePolicy(r, assumes)
	}
	if kind == "service" || kind == "provider" {
		r.Identity = []document{}
	} else {
		for i := max(g.IntN(4)-1, g.IntN(2)); i > 0 && kind != "root"; i-- { // root has none
			r.Identity = append(r.Identity, g.document(r, 80, 9))
		}
		if g.chance(20) && kind != "root" {
			r.Boundaries = []document{g.document(r, 85, 6)}
			g.seen["boundary"] = true
		}
		if g.chance(20) && (kind == "session" || kind == "federated user") {
			r.Session = []document{g.document(r, 85, 6)}
			g.seen["session policy"] = true
		}
		if g.chance(25) {
			r.SCPs = g.levels(r, false)
			g.seen["scp"] = true
		}
	}
	if r.Identity == nil {
		r.Identity = []document{}
	}
	if g.chance(20) {
		r.RCPs = g.levels(r, true)
		g.seen["rcp"] = true
	}
}

// levels makes one to three levels of an organization. RCPs deny only; RCPFullAWSAccess is part of each of their
// levels.
func (g *generator) levels(r *request, rcp bool) [][]document {
	var levels [][]document
	for range 1 + g.IntN(3) {
		level := []document{}
		if !rcp && g.chance(80) {
			level = append(level, document{
				Version:   "2012-10-17",
				Statement: []statement{{Effect: "Allow", Action: []string{"*"}, Resource: []string{"*"}}},
			})
		}
		if g.chance(30) {
			level = append(level, g.ceiling(r, rcp))
		}
		levels = append(levels, level)
	}
	return levels
}

func (g *generator) ceiling(r *request, rcp bool) document {
	d := g.document(r, 70, 50)
	if !rcp {
		return d
	}
	for i := range d.Statement {
		d.Statement[i].forRCP(r)
	}
	return d
}

// forRCP changes a statement to one that an RCP may have: it denies, for everyone, and names services.
func (s *statement) forRCP(r *request) {
	s.Effect, s.Principal = "Deny", "*"
	if len(s.NotAction) > 0 {
		s.NotAction, s.Action = nil, []string{"s3:*"}
	}
	service, _, _ := strings.Cut(r.Action, ":")
	for i, action := range s.Action {
		switch {
		case action == "*":
			s.Action[i] = service + ":*"
		case !aws.RCPBinds(aws.ServiceOf(action)): // AWS does not save it
			s.Action[i] = "kms:*"
		}
	}
}
