package iam

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
)

// World is everything that exists at one moment. Requests read it; changes replace what they change, so documents and
// lists that were handed out stay as they were. The zero World is empty.
type World struct {
	// Accounts are the declared accounts, in file order.
	Accounts []*Account
	// Organization is nil when there is none.
	Organization *Organization

	// KeyPolicy returns the policy of a KMS key that has none of its own. Nil is a world without default key policies.
	KeyPolicy func(*Account) *eval.Policy

	byID map[string]*Account
}

// Add puts an account into the world.
func (w *World) Add(a *Account) {
	if w.byID == nil {
		w.byID = map[string]*Account{}
	}
	w.Accounts = append(w.Accounts, a)
	w.byID[a.ID] = a
}

// Account returns the account with the number, nil when it is not declared.
func (w *World) Account(id string) *Account { return w.byID[id] }

// UserByARN returns the user that arn names, nil when there is none.
func (w *World) UserByARN(arn string) *User {
	a, named := w.named(arn, aws.KindUser)
	if a == nil {
		return nil
	}
	if u := a.Users[named.Name()]; u != nil && u.is(named) {
		return u
	}
	return nil
}

// RoleByARN returns the role that arn names, nil when there is none. The case of a name counts here.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
func (w *World) RoleByARN(arn string) *Role {
	a, named := w.named(arn, aws.KindRole)
	if a == nil {
		return nil
	}
	if r := a.Roles[named.Name()]; r != nil && r.is(named) {
		return r
	}
	// Rule: A request names a role by its ARN, whose path and case count.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
	// Proof: matching/case-029-role-names-have-case.walk
	return nil
}

// RootByARN returns the account whose root user arn names, nil when there is none.
func (w *World) RootByARN(arn string) *Account {
	a, ok := aws.ParseARN(arn)
	if !ok || a.Kind() != aws.KindRoot {
		return nil
	}
	if account := w.Account(a.Account); account != nil && account.Root() == arn {
		return account
	}
	return nil
}

// MayExist reports whether arn names a user, a role, or a session of a role, that may exist although the world does not
// have it.
func (w *World) MayExist(arn string) bool {
	a, ok := aws.ParseARN(arn)
	account := w.Account(a.Account)
	if !ok || account == nil || account.Partition != a.Partition {
		return false
	}
	switch kind := a.Kind(); kind {
	case aws.KindUser, aws.KindRole:
		return account.mayHave(kind, a.Name())
	case aws.KindSession:
		role, _ := a.Session()
		return account.mayHave(aws.KindRole, role)
	}
	return false
}

// named reads an ARN of the kind, and returns the account in it too.
func (w *World) named(arn string, kind aws.Kind) (*Account, aws.ARN) {
	a, ok := aws.ParseARN(arn)
	if !ok || a.Kind() != kind {
		return nil, aws.ARN{}
	}
	return w.Account(a.Account), a
}

// Owner returns the declared resource that covers arn: the longest ARN that is arn itself or stands before / or : in
// it. It is nil when there is none.
func (w *World) Owner(arn string) *Resource {
	var best *Resource
	for _, a := range w.Accounts {
		for _, r := range a.Resources {
			if r.covers(arn) && (best == nil || len(r.ARN) > len(best.ARN)) {
				best = r
			}
		}
	}
	return best
}

// Resource returns the resource that is declared with exactly this ARN, nil when there is none.
func (w *World) Resource(arn string) *Resource {
	for _, a := range w.Accounts {
		for _, r := range a.Resources {
			if r.ARN == arn {
				return r
			}
		}
	}
	return nil
}
