package decide_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/decide"
)

// The matrix: who the resource's policy names, and what every other kind of policy says, in one account and across
// two. It is transcribed from AWS's pages and knows nothing of the engine but the lines that `rolewalk decide` takes
// and gives.

// says is what one kind of policy makes of the request.
type says string

const (
	absent says = "absent" // there is no such policy
	allows says = "allows"
	silent says = "silent" // there is one, and it speaks of something else
	denies says = "denies"
)

// named is one way in which a resource's policy or a role's trust policy names who asks, and which kinds of policy
// still have to allow, in the same account. Across accounts all of them have to.
type named struct {
	form, principal, caller string
	// identity, boundary and session say that an implicit deny there counts although the caller is named.
	identity, boundary, session bool
}

const (
	user      = "arn:aws:iam::111111111111:user/ana"
	role      = "arn:aws:iam::111111111111:role/Hub"
	session   = "arn:aws:sts::111111111111:assumed-role/Hub/s1"
	federated = "arn:aws:sts::111111111111:federated-user/fred"
)

// bucket is who is named in the policy of a bucket and the like.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html,
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
var bucket = []named{
	{"user", user, user, false, false, false},
	{"role", role, session, false, true, true},
	{"session", session, session, false, false, false},
	{"federated user", federated, federated, false, false, false},
	{"everyone", "*", user, false, false, false},
	{"everyone", "*", session, false, false, false},
	{"everyone", "*", federated, false, false, false},
	{"account", "111111111111", user, true, true, true},
	{"account", "111111111111", session, true, true, true},
	{"account", "111111111111", federated, true, true, true},
	{"account", "arn:aws:iam::111111111111:root", user, true, true, true},
	{"no principal", "", user, true, true, true},
	{"no principal", "", session, true, true, true},
	{"no principal", "", federated, true, true, true},
}

// trust is who is named in a role's trust policy. A user stays under their boundary, which the page of AssumeRole says,
// and a federated user may not ask at all.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
var trust = []named{
	{"user", user, user, false, true, false},
	{"role", role, session, false, true, true},
	{"session", session, session, false, false, false},
	{"everyone", "*", user, false, false, false},
	{"everyone", "*", session, false, false, false},
	{"account", "111111111111", user, true, true, true},
	{"account", "111111111111", session, true, true, true},
	{"account", "arn:aws:iam::111111111111:root", session, true, true, true},
	{"no principal", "", user, true, true, true},
	{"no principal", "", session, true, true, true},
}

// cell is one cell of the matrix.
type cell struct {
	named
	assumes, cross                               bool
	resource, identity, boundary, passed, rc, sc says
}

// wanted is what AWS's pages make of a cell: the decision and the gates that refuse.
func (c *cell) wanted() (decision string, gates []string) {
	explicit := false
	gate := func(name string, s says, needed bool) {
		if s == denies || needed && s != allows {
			gates = append(gates, name)
		}
		explicit = explicit || s == denies
	}
	grants := c.resource == allows && c.form != "no principal"
	resource := c.resource
	if resource == allows && !grants {
		resource = silent
	}
	must := func(stays bool) bool { return c.cross || !grants || stays }
	gate("rcp", c.rc, false) // RCPFullAWSAccess allows whatever no RCP denies
	gate("scp", c.sc, c.sc != absent)
	if c.assumes {
		gate("trust", resource, true)
	} else {
		gate("resource", resource, c.cross)
	}
	gate("identity", c.identity, must(c.named.identity))
	gate("boundary", c.boundary, c.boundary != absent && must(c.named.boundary))
	gate("session-policy", c.passed, (c.passed != absent || c.caller == federated) && must(c.session))
	switch {
	case explicit:
		return "explicitDeny", gates
	case len(gates) > 0:
		return "implicitDeny", gates
	}
	return "allowed", nil
}

// document is a policy that says what it is to say of the action; principal is for resource-based policies.
func document(s says, action, principal string, withResource bool) string {
	effect := "Allow"
	if s == denies {
		effect = "Deny"
	}
	if s == silent {
		if strings.HasPrefix(action, "sts:") && principal != "" {
			action = "sts:DecodeAuthorizationMessage"
		} else {
			action = "sqs:SendMessage"
		}
	}
	element := map[string]any{"Effect": effect, "Action": action}
	if principal != "" {
		element["Principal"] = map[string]string{"AWS": principal}
	}
	if withResource {
		element["Resource"] = "*"
	}
	b, _ := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": []any{element}})
	return string(b)
}

// written holds documents that were written before, for the cells share them.
type written map[string]string

func (w written) document(s says, action, principal string, withResource bool) string {
	key := fmt.Sprint(s, action, principal, withResource)
	if w[key] == "" {
		w[key] = document(s, action, principal, withResource)
	}
	return w[key]
}

// line is the cell as a line for `rolewalk decide`.
func (c *cell) line(w written) string {
	action, owner := "s3:GetObject", "111111111111"
	if c.cross {
		owner = "222222222222"
	}
	resource := "arn:aws:s3:::bucket/key"
	if c.assumes {
		action, resource = "sts:AssumeRole", "arn:aws:iam::"+owner+":role/Deploy"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `{"principal":%q,"action":%q,"resource":%q,"resourceAccount":%q`, c.caller, action, resource, owner)
	principal := c.principal
	if c.form == "no principal" {
		principal = "333333333333"
	}
	if c.resource == denies {
		principal = "*"
	}
	fmt.Fprintf(&b, `,"resourcePolicy":%s`, w.document(c.resource, action, principal, !c.assumes))
	list := func(field string, s says) {
		if s != absent {
			fmt.Fprintf(&b, `,%q:[%s]`, field, w.document(s, action, "", true))
		}
	}
	list("identityPolicies", c.identity)
	list("permissionsBoundaries", c.boundary)
	list("sessionPolicies", c.passed)
	if c.sc != absent {
		fmt.Fprintf(&b, `,"scps":[[%s]]`, w.document(c.sc, action, "", true))
	}
	switch c.rc {
	case allows:
		b.WriteString(`,"rcps":[[]]`)
	case denies:
		fmt.Fprintf(&b,
			`,"rcps":[[{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":%q,"Resource":"*"}]}]]`,
			action)
	}
	return b.String() + "}"
}

// cells calls visit for every cell that the pages decide: a user with long-term keys has no session policy.
func cells(visit func(*cell)) {
	four := []says{absent, allows, silent, denies}
	for _, table := range []struct {
		rows    []named
		assumes bool
	}{{bucket, false}, {trust, true}} {
		for _, row := range table.rows {
			passed := four
			if row.caller == user {
				passed = four[:1]
			}
			each(func(s []says) {
				for _, cross := range []bool{false, true} {
					visit(
						&cell{
							named:    row,
							assumes:  table.assumes,
							cross:    cross,
							resource: s[0],
							identity: s[1],
							boundary: s[2],
							passed:   s[3],
							sc:       s[4],
							rc:       s[5],
						},
					)
				}
			}, []says{allows, silent, denies}, []says{absent, allows, denies}, four, passed, four, []says{
				absent, allows,
				denies,
			})
		}
	}
}

// each calls visit for every choice of one item a list.
func each(visit func([]says), lists ...[]says) {
	var walk func(chosen []says)
	walk = func(chosen []says) {
		if len(chosen) == len(lists) {
			visit(chosen)
			return
		}
		for _, s := range lists[len(chosen)] {
			walk(append(chosen[:len(chosen):len(chosen)], s))
		}
	}
	walk(nil)
}

// TestMatrix runs every cell.
func TestMatrix(t *testing.T) {
	d := &decide.Decider{}
	w, n, seen := written{}, 0, map[string]int{}
	cells(func(c *cell) {
		n++
		var got struct {
			Decision string
			DeniedBy []string
			Error    json.RawMessage
		}
		line := c.line(w)
		answer, ok := d.Line(nil, []byte(line))
		if err := json.Unmarshal(answer, &got); err != nil || !ok {
			t.Fatalf("%s\n%s", line, answer)
		}
		decision, gates := c.wanted()
		seen[decision]++
		if got.Decision != decision || !slices.Equal(got.DeniedBy, gates) && len(got.DeniedBy)+len(gates) > 0 {
			t.Errorf("wanted %s by %v, got %s by %v\n%s", decision, gates, got.Decision, got.DeniedBy, line)
		}
	})
	if n < 50_000 || seen["allowed"] < 1000 || seen["implicitDeny"] < 1000 || seen["explicitDeny"] < 1000 {
		t.Errorf("%d cells: %v", n, seen)
	}
	t.Logf("%d cells: %v", n, seen)
}
