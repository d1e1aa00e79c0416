package iam

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

const (
	dev  = "111122223333"
	prod = "444455556666"
)

// document is a policy of the kind with one statement, which must be one that AWS saves.
func document(kind policy.Kind, ref policy.Ref, text string) *eval.Policy {
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	if !doc.Saved() {
		panic(fmt.Sprintf("%s: %s", text, doc.Refusal.Message))
	}
	return &eval.Policy{Ref: ref, Doc: doc}
}

func trust(principal string) *eval.Policy {
	return document(policy.Trust, policy.Ref{Kind: policy.RefListed, Name: "trust"}, `{"Version": "2012-10-17",
		"Statement": {"Effect": "Allow", "Principal": {"AWS": "`+principal+`"}, "Action": "sts:AssumeRole"}}`)
}

func scp(name string) *eval.Policy {
	return document(policy.SCP, policy.Ref{Kind: policy.RefSCP, Name: name}, FullAccessText)
}

// newWorld is an organization of two accounts, the management account dev and prod in an OU, with a user and a role.
func newWorld() (w *World, ana *User, deploy *Role) {
	w = &World{Organization: &Organization{
		ID: "o-1", Management: dev, SCPs: map[Node][]*eval.Policy{}, RCPs: map[Node][]*eval.Policy{},
		Detached: map[Node]bool{}, FullAccess: scp(FullAWSAccess),
	}}
	one := &Account{ID: dev, Alias: "dev", Partition: "aws", Organization: "o-1"}
	other := &Account{ID: prod, Alias: "prod", Partition: "aws", Organization: "o-1", OU: []string{"Work", "Prod"}}
	ana = &User{Identity: Identity{Account: one, Name: "ana", Path: "/eng/", ID: UserID(dev, "ana", 1)}}
	deploy = &Role{Identity: Identity{Account: other, Name: "Deploy", Path: "/", ID: RoleID(prod, "Deploy", 1)}}
	one.Users = map[string]*User{"ana": ana}
	other.Roles = map[string]*Role{"Deploy": deploy}
	w.Add(one)
	w.Add(other)
	return w, ana, deploy
}

// TestOutsideAnOrganization: an account that belongs to no organization has neither a path nor nodes above it.
func TestOutsideAnOrganization(t *testing.T) {
	alone := &Account{ID: dev, OU: []string{"Prod"}}
	if path, nodes := alone.OrgPath(), alone.nodes(); path != "" || nodes != nil {
		t.Errorf("%q, %v", path, nodes)
	}
	within := &Account{ID: dev, Organization: "o-1", OU: []string{"Prod"}}
	if path := within.OrgPath(); path != "o-1/r-root/ou-Prod/" || len(within.nodes()) != 3 {
		t.Errorf("%q, %v", path, within.nodes())
	}
}

// TestLevels: the levels over a member account, what is attached to each, and none over the management account.
func TestLevels(t *testing.T) {
	w, _, _ := newWorld()
	o := w.Organization
	o.Attach(OUNode("Work"), scp("Limits"))
	o.Detached[AccountNode(prod)] = true
	var got []string
	for _, level := range w.SCPsOver(prod) {
		var names []string
		for _, p := range level.Policies {
			names = append(names, p.Ref.Name)
		}
		got = append(got, level.Name+": "+strings.Join(names, " and "))
	}
	want := []string{
		"root: FullAWSAccess", "ou Work: FullAWSAccess and Limits", "ou Work/Prod: FullAWSAccess", "account prod: ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if levels := w.RCPsOver(prod); len(levels) != 4 {
		t.Errorf("%d levels of RCPs", len(levels))
	}
	for _, account := range []string{dev, "999999999999", ""} {
		if scps, rcps := w.SCPsOver(account), w.RCPsOver(account); scps != nil || rcps != nil {
			t.Errorf("account %q is bound by %v and %v", account, scps, rcps)
		}
	}
	o.Detach("", policy.Ref{Kind: policy.RefSCP, Name: "Limits"})
	if left := o.SCPs[OUNode("Work")]; len(left) != 0 {
		t.Errorf("%d policies are left of one that was detached everywhere", len(left))
	}
}

func TestExemptions(t *testing.T) {
	const linked = "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
	const plain = "arn:aws:iam::111122223333:role/Deploy"
	for _, c := range []struct {
		role, action, resource string
		scps, rcps             bool
	}{
		{plain, "s3:GetObject", "arn:aws:s3:::b/k", false, false},
		{plain, "ec2:RunInstances", "*", false, true},
		{plain, "sqs:ListQueues", "*", false, true},
		{linked, "s3:GetObject", "arn:aws:s3:::b/k", true, true},
		{plain, "sts:AssumeRole", linked, false, true},
		{"", "S3:GetObject", "arn:aws:s3:::b/k", false, false},
	} {
		scps, rcps := ExemptFromSCPs(c.role), ExemptFromRCPs(c.role, c.action, c.resource)
		if scps != c.scps || rcps != c.rcps {
			t.Errorf("%s, %s, %s: exempt %v and %v", c.role, c.action, c.resource, scps, rcps)
		}
	}
}

// TestSave: a saved policy keeps the unique IDs of the principals that existed when it was saved.
func TestSave(t *testing.T) {
	w, ana, deploy := newWorld()
	w.SetTrust(deploy, trust(ana.ARN()))
	first := ana.ID
	if got := deploy.Trust.IDs; len(got) != 1 || got[ana.ARN()] != first {
		t.Fatalf("saved %v, want the ID of %s", got, ana.ARN())
	}
	ana.ID = UserID(dev, "ana", 2)
	if ana.ID == first || deploy.Trust.IDs[ana.ARN()] != first {
		t.Errorf("the policy follows the name: %v", deploy.Trust.IDs)
	}
	w.SetTrust(deploy, trust(ana.ARN()))
	if deploy.Trust.IDs[ana.ARN()] != ana.ID {
		t.Errorf("saved again, the policy has %v", deploy.Trust.IDs)
	}
	for _, principal := range []string{"arn:aws:iam::111122223333:user/ana", dev, "arn:aws:iam::111122223333:root"} {
		given := trust(principal)
		if w.SetTrust(deploy, given); deploy.Trust != given || given.IDs != nil {
			t.Errorf("%s names no user by its path, and the policy has %v", principal, deploy.Trust.IDs)
		}
	}
	w.SetPolicy(&Resource{}, nil)
}

// TestUniqueIDs: IDs say EXAMPLE, and depend on the account, the name and how often the name was created.
func TestUniqueIDs(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []struct{ what, id string }{
		{"ana", UserID(dev, "ana", 1)},
		{"ana again", UserID(dev, "ana", 2)},
		{"bo", UserID(dev, "bo", 1)},
		{"ana of prod", UserID(prod, "ana", 1)},
		{"a role", RoleID(dev, "ana", 1)},
	} {
		if other := seen[id.id]; other != "" {
			t.Errorf("%s and %s are both %s", id.what, other, id.id)
		}
		seen[id.id] = id.what
		if !aws.IsUniqueID(id.id) || len(id.id) != 21 || !strings.HasSuffix(id.id, "EXAMPLE") {
			t.Errorf("%s: %s", id.what, id.id)
		}
	}
	if id := UserID(dev, "ana", 1); seen[id] != "ana" {
		t.Errorf("the ID of ana is %s now", id)
	}
}

// TestByARN: what an ARN names, exactly: its path, its case, its kind and its account count.
func TestByARN(t *testing.T) {
	w, ana, deploy := newWorld()
	if w.UserByARN(ana.ARN()) != ana || w.RoleByARN(deploy.ARN()) != deploy ||
		w.RootByARN(aws.RootARN("aws", dev)) == nil {
		t.Error("a user, a role or root is not found by its own ARN")
	}
	for _, arn := range []string{
		"", "arn:aws:iam::111122223333:user/ana", "arn:aws:iam::111122223333:user/eng/Ana",
		"arn:aws-cn:iam::111122223333:user/eng/ana", "arn:aws:iam::111122223333:role/eng/ana",
		"arn:aws:iam::444455556666:role/deploy", "arn:aws:sts::444455556666:assumed-role/Deploy/x",
		"arn:aws-cn:iam::111122223333:root", "arn:aws:iam::999999999999:root",
	} {
		if u, r, root := w.UserByARN(arn), w.RoleByARN(arn), w.RootByARN(arn); u != nil || r != nil || root != nil {
			t.Errorf("%q names %v, %v, %v", arn, u, r, root)
		}
	}
}

// TestOwner: the declaration of a resource covers what stands below it, and the longest counts.
func TestOwner(t *testing.T) {
	w, _, _ := newWorld()
	bucket, folder := &Resource{ARN: "arn:aws:s3:::docs"}, &Resource{ARN: "arn:aws:s3:::docs/team"}
	topic := &Resource{ARN: "arn:aws:sns:eu-west-1:111122223333:news"}
	w.Accounts[0].Resources = []*Resource{bucket, folder, topic}
	for arn, want := range map[string]*Resource{
		"arn:aws:s3:::docs": bucket, "arn:aws:s3:::docs/k": bucket, "arn:aws:s3:::docs/team/k": folder,
		"arn:aws:s3:::docs/teams": bucket, "arn:aws:s3:::docs2": nil, "arn:aws:s3:::doc": nil,
		"arn:aws:sns:eu-west-1:111122223333:news:sub": topic,
	} {
		if got := w.Owner(arn); got != want {
			t.Errorf("%s belongs to %v, want %v", arn, got, want)
		}
	}
	if w.Resource("arn:aws:s3:::docs/k") != nil || w.Resource("arn:aws:s3:::docs") != bucket {
		t.Error("Resource does not look for the very ARN")
	}
}

// TestChangesCopy: a change leaves the lists that requests already have as they were.
func TestChangesCopy(t *testing.T) {
	_, _, deploy := newWorld()
	inline := func(name string) *eval.Policy {
		return document(policy.Identity, policy.Ref{Kind: policy.RefInline, Holder: "Deploy", Name: name}, FullAccessText)
	}
	a, b := inline("a"), inline("b")
	deploy.PutInline(a)
	before := deploy.Inline
	deploy.PutInline(inline("a"))
	deploy.PutInline(b)
	if len(before) != 1 || before[0] != a || len(deploy.Inline) != 2 || deploy.Inline[0] == a {
		t.Errorf("before %v, after %v", before, deploy.Inline)
	}
	after := deploy.Inline
	deploy.DropInline(b.Ref)
	if len(after) != 2 || after[1] != b || len(deploy.Inline) != 1 {
		t.Errorf("after %v, then %v", after, deploy.Inline)
	}
}

// TestSetManaged: a new text of a managed policy counts wherever it is attached, and nowhere else.
func TestSetManaged(t *testing.T) {
	w, ana, _ := newWorld()
	managed := func(name string) *eval.Policy {
		return document(policy.Identity, policy.Ref{Kind: policy.RefManaged, Holder: dev, Name: name}, FullAccessText)
	}
	old, other, now := managed("p"), managed("q"), managed("p")
	account := w.Accounts[0]
	account.Managed = map[string]*eval.Policy{"p": old, "q": other}
	group := &Group{Account: account, Attached: []*eval.Policy{old}}
	account.Groups = map[string]*Group{"eng": group}
	ana.Attached, ana.Boundary = []*eval.Policy{other, old}, old
	account.SetManaged(now)
	if ana.Attached[0] != other || ana.Attached[1] != now || ana.Boundary != now || group.Attached[0] != now {
		t.Errorf("attached %v, boundary %v, of the group %v", ana.Attached, ana.Boundary, group.Attached)
	}
	if account.Managed["p"] != now || account.Managed["q"] != other {
		t.Errorf("%v", account.Managed)
	}
}

func TestSameParty(t *testing.T) {
	w, _, _ := newWorld()
	w.Add(&Account{ID: "999999999999"})
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{dev, dev, true},
		{dev, prod, true},
		{dev, "999999999999", false},
		{"", "", false},
		{"", dev, false},
		{"888888888888", "888888888888", true},
		{"888888888888", dev, false},
	} {
		if got := w.SameParty(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// TestDocumentsOfAWS: AWS saves what AWS writes, and it says what it is for.
func TestDocumentsOfAWS(t *testing.T) {
	for text, c := range map[string]struct {
		kind policy.Kind
		has  string
	}{
		FullAccessText: {policy.SCP, `"Action": "*"`},
		RevocationText(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)): {
			policy.Identity, `"DateLessThan": {"aws:TokenIssueTime": "2026-03-01T09:00:00Z"}`,
		},
		KeyPolicyText(&Account{ID: dev, Partition: "aws-cn"}): {policy.Resource, `"arn:aws-cn:iam::111122223333:root"`},
	} {
		document(c.kind, policy.Ref{}, text)
		if !strings.Contains(text, c.has) {
			t.Errorf("%s has no %s", text, c.has)
		}
	}
}
