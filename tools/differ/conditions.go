package main

import (
	"encoding/json"
	"strings"
)

// keyKind is the type of a condition key, which says which operators suit it.
type keyKind int

const (
	text keyKind = iota
	arn
	number
	date
	boolean
	address
	blob
)

// key is a condition key that requests have: how its value is made, and whether it has several.
type key struct {
	name    string
	kind    keyKind
	list    bool
	derived bool // every request has it, or has it not, by who asks
	values  []string
}

var keys = []key{
	{name: "sts:ExternalId", values: []string{"k3Q9", "k3q9", "other", "k*", "s", "\u017f", "\U00010428"}},
	{name: "aws:PrincipalTag/team", values: []string{"blue", "Deploy", "a*b"}},
	{name: "aws:PrincipalOrgID", values: []string{"o-1", "o-2"}},
	{name: "aws:username", derived: true, values: []string{"alice", "bob"}},
	{
		name: "aws:PrincipalArn", kind: arn, derived: true,
		values: []string{"arn:aws:iam::" + home + ":user/eng/alice", "arn:aws:iam::" + home + ":role/Hub"},
	},
	{name: "aws:SourceArn", kind: arn, values: []string{
		"arn:aws:s3:::bucket",
		"arn:aws:lambda:eu-west-1:" + home + ":function:f", "not an arn",
	}},
	{name: "aws:MultiFactorAuthAge", kind: number, values: []string{"10", "3600", "3600.5", "007", "1e1"}},
	{name: "aws:CurrentTime", kind: date, values: []string{
		"2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z",
		"2027-01-01T00:00:00Z", "2026-03-01T09:00:00.0004Z", "+1772355600",
	}},
	{name: "aws:MultiFactorAuthPresent", kind: boolean, values: []string{"true", "false", "yes"}},
	{name: "aws:SourceIp", kind: address, values: []string{
		"203.0.113.9", "198.51.100.1", "10.0.0.1", "2001:db8::1", "::ffff:203.0.113.9", "203.000.113.009", "no address",
	}},
	{name: "aws:TagKeys", list: true, values: []string{"team", "cost", "env"}},
	{name: "aws:PrincipalOrgPaths", list: true, values: []string{"o-1/r-1/", "o-1/r-1/ou-1/"}},
	{name: "corp:Blob", kind: blob, values: []string{"QQ==", "Qg=="}},
}

// value makes a value of the key, or, for a list, one to three.
func (k *key) value(g *generator) any {
	if !k.list {
		return pick(g, k.values)
	}
	list := []string{}
	for range 1 + g.IntN(3) {
		list = append(list, pick(g, k.values))
	}
	return list
}

// operatorsOf are the operators that suit a kind of key, each with further values for policies.
var operatorsOf = map[keyKind]struct{ names, extra []string }{
	text: {[]string{
		"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
		"StringLike", "StringNotLike",
	}, []string{
		"K3Q9", "k?Q9", "b*", "*", "${aws:username}", "${aws:absent}", "k3Q9${aws:absent}",
		"${aws:PrincipalTag/team, 'blue'}", "${aws:TagKeys, 'blue'}", "S", "?", "??",
	}},
	arn: {
		[]string{"ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"},
		[]string{
			"arn:aws:iam::*:user/*", "arn:aws:iam::" + home + ":role/*", "arn:aws:s3:::*",
			"arn:aws:iam::" + home + ":user/*/${aws:username}",
		},
	},
	number: {[]string{
		"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
		"NumericGreaterThan", "NumericGreaterThanEquals",
	}, []string{"7", "3600.0", "100000"}},
	date: {[]string{
		"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan",
		"DateGreaterThanEquals",
	}, []string{"2026-03-01T09:30:00Z", "2020-01-01T00:00:00Z", "2026-03-01T10:00:00+01:00"}},
	boolean: {[]string{"Bool"}, nil},
	address: {
		[]string{"IpAddress", "NotIpAddress"},
		[]string{
			"203.0.113.0/24", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "2001:db8::5/32", "203.000.113.0/024",
			"::ffff:203.0.113.0/120",
		},
	},
	blob: {[]string{"BinaryEquals"}, nil},
}

// condition makes a Condition element of one or two rows.
func (g *generator) condition() map[string]map[string]json.RawMessage {
	c := map[string]map[string]json.RawMessage{}
	for range 1 + g.IntN(2) {
		k := pick(g, keys)
		name, wanted := g.row(&k)
		if c[name] == nil {
			c[name] = map[string]json.RawMessage{}
		}
		written := k.name
		if g.chance(15) {
			written = strings.ToUpper(written)
		}
		c[name][written] = raw(wanted)
	}
	return c
}

// row makes one row: an operator that suits the key, and the values that it is compared with.
func (g *generator) row(k *key) (name string, wanted []string) {
	if g.chance(8) {
		g.seen["operator Null"] = true
		return "Null", []string{pick(g, []string{"true", "false"})}
	}
	suits := operatorsOf[k.kind]
	base := pick(g, suits.names)
	g.seen["operator "+base] = true
	name = base
	if k.list && g.chance(90) || g.chance(8) {
		set := pick(g, []string{"ForAllValues:", "ForAnyValue:"})
		g.seen[strings.TrimSuffix(set, ":")] = true
		name = set + name
	}
	if g.chance(20) {
		name += "IfExists"
		g.seen["IfExists"] = true
	}
	for range 1 + g.IntN(2) {
		wanted = append(wanted, g.wanted(k, suits.extra))
	}
	return name, wanted
}

// wanted is a value for a policy: what the request has, as often as not.
func (g *generator) wanted(k *key, extra []string) string {
	if got, there := g.context[k.name]; there && g.chance(50) {
		switch v := got.(type) {
		case string:
			return v
		case []string:
			return v[0]
		}
	}
	value := pick(g, append(append([]string{}, k.values...), extra...))
	if k.kind == arn && !strings.HasPrefix(value, "arn:") {
		value = "arn:aws:s3:::*"
	}
	g.note(value)
	return value
}

// note marks a text that has a policy variable.
func (g *generator) note(value string) {
	if strings.Contains(value, "${") {
		g.seen["variable"] = true
		if strings.Contains(value, ", '") {
			g.seen["variable with a default"] = true
		}
	}
}
