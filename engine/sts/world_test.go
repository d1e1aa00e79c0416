package sts

import (
	"fmt"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

const (
	account = "111122223333"
	deploy  = "arn:aws:iam::111122223333:role/Deploy"
)

var nine = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// document is a policy with one statement, which must be one that AWS saves.
func document(kind policy.Kind, name, statement string) *eval.Policy {
	text := `{"Version": "2012-10-17", "Statement": ` + statement + `}`
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	if !doc.Saved() {
		panic(fmt.Sprintf("%s: %s", text, doc.Refusal.Message))
	}
	return &eval.Policy{Ref: policy.Ref{Kind: policy.RefListed, Name: name}, Doc: doc}
}

// world is one account with a user of each kind and with roles that trust the account for everything STS needs.
type world struct {
	*Env
	ana, bo *iam.User // ana has a multi-factor device, bo has none
	role    *iam.Role // Deploy, whose sessions last four hours at most
}

func newWorld() *world {
	a := &iam.Account{ID: account, Alias: "dev", Partition: "aws"}
	all := document(policy.Identity, "all", `{"Effect": "Allow", "Action": "*", "Resource": "*"}`)
	user := func(name string, device bool) *iam.User {
		return &iam.User{MFADevice: device, Identity: iam.Identity{
			Account: a, Name: name, Path: "/", ID: iam.UserID(account, name, 1), Inline: []*eval.Policy{all},
		}}
	}
	w := &world{Env: &Env{World: &iam.World{}, Now: nine}, ana: user("ana", true), bo: user("bo", false)}
	w.role = &iam.Role{
		Identity: iam.Identity{
			Account: a, Name: "Deploy", Path: "/", ID: iam.RoleID(account, "Deploy", 1), Inline: []*eval.Policy{all},
			Tags: []iam.Tag{{Key: "Team", Value: "platform"}},
		},
		Trust: document(policy.Trust, "trust", `{"Effect": "Allow", "Principal": {"AWS": "`+account+`"},
			"Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]}`),
		MaxSession: 4 * time.Hour,
	}
	a.Users = map[string]*iam.User{"ana": w.ana, "bo": w.bo}
	a.Roles = map[string]*iam.Role{"Deploy": w.role}
	w.World.Add(a)
	return w
}

// assume asks for Deploy.
func (w *world) assume(s *Signer, p AssumeParams) *Result {
	p.RoleARN = deploy
	if p.SessionName == "" {
		p.SessionName = "ci"
	}
	return w.AssumeRole(s, p, &Given{})
}
