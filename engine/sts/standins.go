package sts

import (
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
)

// mayExist reports whether the walk's roles may have arn: its account may have more of them than are declared, or a
// placeholder in the ARN of one, or in arn, may stand for what the other has there.
func (e *Env) mayExist(arn string) bool {
	if e.World.MayExist(arn) {
		return true
	}
	for _, a := range e.accounts() {
		for _, r := range a.Roles {
			if e.Placeholders.Equal(r.ARN(), arn) == match.Unknown {
				return true
			}
		}
	}
	return false
}

// mayBeDeclared reports whether arn, which no declared resource covers as written, may belong to one: to one whose ARN
// has a placeholder, or to what a placeholder in arn stands for.
func (e *Env) mayBeDeclared(arn string) bool {
	for _, a := range e.accounts() {
		for _, r := range a.Resources {
			for i := 1; i <= len(arn); i++ {
				ends := i == len(arn) || arn[i] == '/' || arn[i] == ':'
				if ends && e.Placeholders.Equal(r.ARN, arn[:i]) == match.Unknown {
					return true
				}
			}
		}
	}
	return false
}

// accounts returns the declared accounts, or none if nothing in the walk stands for something else.
func (e *Env) accounts() []*iam.Account {
	if e.Placeholders == nil {
		return nil
	}
	return e.World.Accounts
}
