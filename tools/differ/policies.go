package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf16"
)

// document makes a policy of one to three statements, each of which fits the request with the first chance and denies
// with the second.
func (g *generator) document(r *request, fits, denies int) document {
	d := document{Version: "2012-10-17"}
	if g.chance(6) {
		d.Version = "2008-10-17"
		g.seen["version 2008"] = true
	}
	for range 1 + g.IntN(3) {
		d.Statement = append(d.Statement, g.statement(r, fits, denies))
	}
	return d
}

func (g *generator) statement(r *request, fits, denies int) statement {
	s := statement{Effect: "Allow"}
	if g.chance(denies) {
		s.Effect = "Deny"
	}
	actions := g.actions(r, fits)
	if g.chance(8) {
		s.NotAction = g.actions(r, 100-fits)
		g.seen["NotAction"] = true
	} else {
		s.Action = actions
	}
	if g.chance(8) {
		s.NotResource = g.resources(r, 100-fits)
		g.seen["NotResource"] = true
	} else {
		s.Resource = g.resources(r, fits)
	}
	if g.chance(35) {
		s.Condition = g.condition()
	}
	return s
}

func (g *generator) actions(r *request, fits int) []string {
	var list []string
	for range 1 + g.IntN(2) {
		if g.chance(fits) {
			list = append(list, pick(g, []string{
				"*", "sts:*", "sts:Assume*", "STS:assumerole", "s3:*", "s3:?etObject", r.Action,
				r.Action, r.Action,
			}))
		} else {
			list = append(list, pick(g, []string{
				"sqs:SendMessage", "sts:TagSession", "s3:List*", "sts:AssumeRoleWith*",
				"iam:*",
			}))
		}
	}
	return list
}

func (g *generator) resources(r *request, fits int) []string {
	var list []string
	for range 1 + g.IntN(2) {
		if g.chance(fits) {
			list = append(list, pick(g, []string{
				"*", "*", r.Resource, r.Resource, "arn:aws:iam::*:role/*",
				"arn:aws:iam::" + r.ResourceAccount + ":role/*", "arn:aws:s3:::bucket/*",
				"arn:aws:s3:::bucket/home/${aws:username}/*",
				"arn:aws:iam::" + r.ResourceAccount + ":role/${aws:PrincipalTag/team, 'Deploy'}",
			}))
		} else {
			list = append(list, pick(g, []string{
				"arn:aws:iam::333333333333:role/Deploy", "arn:aws:s3:::bucket",
				"arn:aws:s3:::other/*", "arn:aws:iam::" + r.ResourceAccount + ":role/deploy",
				"arn:aws:iam::" + r.ResourceAccount + ":role/other/Deploy", "arn:aws:s3:::bucket/${aws:absent}",
			}))
		}
		g.note(list[len(list)-1])
	}
	return list
}

// form is one way to name a principal.
type form struct {
	name   string
	values []string
	key    string
}

// forms are the principals of trust and resource policies, by what they name.
var forms = []form{
	{"account", []string{home, "arn:aws:iam::" + home + ":root"}, "AWS"},
	{"user", []string{"arn:aws:iam::" + home + ":user/eng/alice", "arn:aws:iam::" + home + ":user/bob"}, "AWS"},
	{"role", []string{"arn:aws:iam::" + home + ":role/Hub", "arn:aws:iam::" + home + ":role/Spoke"}, "AWS"},
	{"session", []string{
		"arn:aws:sts::" + home + ":assumed-role/Hub/s1",
		"arn:aws:sts::" + home + ":assumed-role/Spoke/s1",
	}, "AWS"},
	{"everyone", []string{"*"}, "AWS"},
	{"service", []string{"ec2.amazonaws.com", "lambda.amazonaws.com"}, "Service"},
	{"federated user", []string{
		"arn:aws:sts::" + home + ":federated-user/fred",
		"arn:aws:sts::" + home + ":federated-user/gina",
	}, "AWS"},
	{"provider", []string{
		"arn:aws:iam::" + home + ":saml-provider/Okta",
		"arn:aws:iam::" + home + ":oidc-provider/gitlab.com",
	}, "Federated"},
	{"unique ID", []string{"AIDAEXAMPLEEXAMPLE12", "AROAEXAMPLEEXAMPLE12"}, "AWS"},
	{"external", []string{"333333333333", "arn:aws:iam::" + other + ":user/eng/alice"}, "AWS"},
}

// resourcePolicy makes a role's trust policy, or a bucket's policy.
func (g *generator) resourcePolicy(r *request, trust bool) *document {
	d := document{Version: "2012-10-17"}
	for range 1 + g.IntN(3) {
		s := g.statement(r, 85, 15)
		if trust {
			s.Resource, s.NotResource, s.NotAction = nil, nil, nil
			s.Action = []string{pick(g, []string{r.Action, r.Action, "sts:TagSession"})}
			if g.loose && g.chance(1) {
				s.Action = append(s.Action, pick(g, []string{"sts:*", "sts:Assume*", "STS:assumerole"}))
			}
		} else if s.NotResource != nil {
			s.NotResource, s.Resource = nil, []string{r.Resource}
		}
		s.Principal = g.principal(r)
		d.Statement = append(d.Statement, s)
	}
	return &d
}

// principal returns a principal element: the caller in one of its forms, or any principal.
func (g *generator) principal(r *request) any {
	form := pick(g, forms)
	values := []string{pick(g, form.values)}
	if g.chance(55) { // the caller, more often than by chance
		form, values = g.asker(r)
	}
	g.seen["principal "+form.name] = true
	if g.chance(20) {
		values = append(values, pick(g, form.values))
	}
	return map[string][]string{form.key: values}
}

// asker returns a form that names the caller, with its value.
func (g *generator) asker(r *request) (form, []string) {
	for {
		f := pick(g, forms)
		for _, v := range f.values {
			switch {
			case v == "*" && !g.unsigned, v == r.Principal, f.name == "account" && r.Principal != "ec2.amazonaws.com" &&
				!g.unsigned:
				return f, []string{v}
			case f.name == "role" && v == r.Context["aws:PrincipalArn"]:
				return f, []string{v}
			}
		}
	}
}

// raw is a value of a policy as JSON. Characters that no policy has are escaped.
func raw(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	var escaped strings.Builder
	for _, c := range string(b) {
		switch {
		case c > 0xffff:
			high, low := utf16.EncodeRune(c)
			fmt.Fprintf(&escaped, `\u%04x\u%04x`, high, low)
		case c > 0xff:
			fmt.Fprintf(&escaped, `\u%04x`, c)
		default:
			escaped.WriteRune(c)
		}
	}
	return json.RawMessage(escaped.String())
}
