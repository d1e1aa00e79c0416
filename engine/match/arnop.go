package match

import (
	"fmt"

	"rolewalk/engine/aws"
)

// arnValue compares ARNs part by part; ArnEquals and ArnLike are the same, wildcards included.
type arnValue struct{ pattern ARNPattern }

func compileARN(s string, variables bool) (comparison, error) {
	p, err := NewARNPattern(s, variables, false, false)
	if err == nil && p.kind == arnNever {
		err = fmt.Errorf("%q is not an ARN of six parts", s)
	}
	return &arnValue{p}, err
}

// Rule: ArnEquals and ArnLike are the same: both take wildcards, and compare each component of an ARN on its own.
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
// Proof: conditions/arn-equals.walk, conditions/arn-like.walk
func (a *arnValue) holds(got string, vars Lookup) Truth { return a.pattern.Matches(got, vars) }

func (a *arnValue) expanded(vars Lookup) (string, bool) { return a.pattern.Expanded(vars) }

func (a *arnValue) plain() bool { return a.pattern.Plain() }

func (a *arnValue) unresolved(vars Lookup) bool { return a.pattern.Unresolved(vars) }

func (a *arnValue) unknown(vars Lookup, add func(string)) { a.pattern.Unknown(vars, add) }

// isARN reports whether a request's value is an ARN.
func isARN(got string) bool {
	_, ok := aws.ParseARN(got)
	return ok
}
