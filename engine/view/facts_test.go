package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/view"
)

// changing is a walk in which each change is of another kind, with a step before and after it.
const changing = `title "Changes"
account 111111111111 dev {
  managed-policy reads {"Version": "2012-10-17", "Statement":
    {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
  group staff { policy g {"Version": "2012-10-17", "Statement":
    {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}} }
  user alice { member-of staff }
  role Deploy {
    max-session 2h
    trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Principal": {"AWS": "arn:aws:iam::111111111111:user/alice"}, "Action": ["sts:AssumeRole", "sts:TagSession",
      "sts:SetSourceIdentity"]}}
    attach reads
  }
  resource "arn:aws:s3:::box" { }
}
step { dev/alice assumes dev/Deploy as ci tags {"team": "red", "unit": "x"} transitive ["team"]
  source-identity "alice" session-policy {"Version": "2012-10-17", "Statement":
    {"Effect": "Allow", "Action": ["s3:Get*", "ec2:*"], "Resource": "*"}} }
change { set trust of dev/Deploy {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
  "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}} }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
change { set managed-policy reads of dev {"Version": "2012-10-17", "Statement":
  {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}} }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
change { set boundary of dev/Deploy {"Version": "2012-10-17", "Statement":
  {"Effect": "Allow", "Action": "s3:List*", "Resource": "*"}} }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
change { set policy extra of dev/alice {"Version": "2012-10-17", "Statement":
  {"Effect": "Deny", "Action": "*", "Resource": "*"}} }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
change { remove boundary of dev/Deploy  set max-session of dev/Deploy 3h }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
change { set policy of "arn:aws:s3:::box" {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
  "Principal": {"AWS": "111111111111"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::box/*"}} }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
change { delete dev/Deploy }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
change { create role dev/Deploy { tags {"owner": "new"} trust unknown policies unknown max-session unknown } }
step { ci calls s3:GetObject on arn:aws:s3:::box/a }
`

// factsAt are the facts in force at a row, as one text.
func factsAt(list []view.Facts, row int) string {
	var in []view.Field
	for _, f := range list {
		if f.Row <= row {
			in = f.Fields
		}
	}
	var words []string
	for _, f := range in {
		words = append(words, f.Name+": "+f.Value)
	}
	return strings.Join(words, " | ")
}

func nodeOf(t *testing.T, p *view.Page, name string) *view.Node {
	t.Helper()
	for i := range p.Accounts {
		for n := range p.Accounts[i].Nodes {
			if node := &p.Accounts[i].Nodes[n]; node.Called == name {
				return node
			}
		}
	}
	t.Fatalf("no node %s", name)
	return nil
}

// TestFactsOfTheStep: what is listed of a user, a role, a resource and a session is what holds at each step.
func TestFactsOfTheStep(t *testing.T) {
	t.Parallel()
	p := pageOf(changing)
	if p.Status != view.StatusDecided {
		t.Fatal(p.Findings[0].Message)
	}
	var steps []int
	for i := range p.Rows {
		if p.Rows[i].Kind == view.RowStep {
			steps = append(steps, i)
		}
	}
	role, user := nodeOf(t, p, "dev/Deploy"), nodeOf(t, p, "dev/alice")
	box, ci := nodeOf(t, p, "arn:aws:s3:::box"), &p.Lanes[0]
	const alice = "Trusts: arn:aws:iam::111111111111:user/alice | "
	const ec2 = "Trusts: ec2.amazonaws.com | "
	const session = "Session: up to 2 h, 1 h by default, 1 h when chained"
	const passed = "Session policy: s3:Get*, ec2:* | "
	const reads = "May: s3:GetObject | Policies: reads | "
	const all = "May: s3:* | Policies: reads | "
	const unknown = "not known: the text was not supplied"
	for i, want := range []struct{ role, user, box, may string }{
		{alice + reads + session, "May: sts:AssumeRole", "none", passed + "May, at most: s3:GetObject"},
		{ec2 + reads + session, "", "", passed + "May, at most: s3:GetObject"},
		{ec2 + all + session, "", "", passed + "May, at most: s3:Get*"},
		{ec2 + all + "Boundary: s3:List* | " + session, "", "", "Boundary: s3:List* | May, at most: nothing"},
		{"", "May: sts:AssumeRole; less what a Deny takes away | Policies: extra, g", "", ""},
		{ec2 + all + strings.Replace(session, "2", "3", 1), "", "", "May, at most: s3:Get*"},
		{"", "", "Lets in: 111111111111", ""},
		{"Exists: no: a change deleted it", "", "", "May: nothing: a change deleted its principal"},
		{
			"Trusts: " + unknown + " | May: " + unknown + " | Tags: owner=new | Session: longest not known", "", "",
			"May: nothing: a change deleted its principal",
		},
	} {
		for name, c := range map[string]struct {
			want  string
			facts []view.Facts
		}{
			"role": {want.role, role.Facts}, "user": {want.user, user.Facts}, "resource": {want.box, box.Facts},
			"session": {want.may, ci.Facts},
		} {
			if got := factsAt(c.facts, steps[i]); !strings.Contains(got, c.want) {
				t.Errorf("step %d, %s:\n got %s\nwant %s", i+1, name, got, c.want)
			}
		}
	}
	const own = "Tags: team=red (transitive), unit=x | Source identity: alice | Expires: "
	if got := factsAt(ci.Facts, steps[0]); !strings.Contains(got, own) || len(ci.Secrets) != 3 {
		t.Errorf("of the session: %s, and %d secrets", got, len(ci.Secrets))
	}
	if counts := []int{len(role.Facts), len(user.Facts), len(box.Facts)}; !slices.Equal(counts, []int{7, 2, 2}) {
		t.Errorf("facts are listed %v times, though they change less often", counts)
	}
}

// TestFactsOfStrangers: what the walk does not say is not told as if there were none.
func TestFactsOfStrangers(t *testing.T) {
	t.Parallel()
	p := pageOf(`title "Unknown"
account 111111111111 dev {
  user alice { policies unknown tags unknown } role Later { trust unknown } principals unknown
}
account 222222222222 prod { user bob { } }
step { dev/alice assumes arn:aws:iam::333333333333:role/Far as far }
step { dev/alice assumes arn:aws:iam::222222222222:role/Gone as gone }
step { dev/alice assumes arn:aws:iam::111111111111:role/Perhaps as perhaps }
`)
	if p.Status != view.StatusDecided {
		t.Fatal(p.Findings[0].Message)
	}
	for name, want := range map[string]string{
		"dev/alice":                              "May: not known: the text was not supplied | Tags: there may be others",
		"dev/Later":                              "Trusts: not known: the text was not supplied | May: nothing | Session: ",
		"prod/bob":                               "May: nothing",
		"arn:aws:iam::333333333333:role/Far":     "Trusts: not known: the walk does not declare it | May: not known: ",
		"arn:aws:iam::222222222222:role/Gone":    "Exists: no: its account does not have it",
		"arn:aws:iam::111111111111:role/Perhaps": "Trusts: not known: the walk does not declare it | May: not known: ",
	} {
		if got := factsAt(nodeOf(t, p, name).Facts, 0); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestLaneNames: of lanes that read the same, each but the first has a number.
func TestLaneNames(t *testing.T) {
	t.Parallel()
	const trust = ` { trust {"Version": "2012-10-17", "Statement":
  {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}} }`
	p := pageOf(`title "Lanes"
account 111111111111 dev { user alice { mfa-device } role A` + trust + ` role B` + trust + ` }
step { dev/alice assumes dev/A as ci }
step { dev/alice assumes dev/B as ci }
step { dev/alice assumes dev/A as ci }
step { ci assumes dev/B as ci }
step { dev/alice gets-session-token as token }
`)
	if p.Status != view.StatusDecided {
		t.Fatal(p.Findings[0].Message)
	}
	var got []string
	for _, l := range p.Lanes {
		got = append(got, fmt.Sprintf("%s %s %s %d", l.Session, l.Of, l.Ordinal, l.Tie))
	}
	if list := strings.Join(got, ", "); list != "ci → A  0, ci → B  0, ci → A 2 0, ci → B 2 1, token of alice  0" {
		t.Errorf("got %s", list)
	}
}
