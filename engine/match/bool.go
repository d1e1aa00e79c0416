package match

import (
	"fmt"
	"strings"
)

// boolean compares true with false. AWS's page on operators lets a policy variable stand here, its page on variables
// does not; the first is the one about this operator, and it is followed.
type boolean struct{ template template }

func compileBool(s string, variables bool) (comparison, error) {
	t, err := compileTemplate(s, variables, false)
	if t.parts == nil { // a variable keeps its key as the policy writes it
		t.glob.text = strings.ToLower(t.glob.text)
	}
	if err == nil && t.parts == nil && t.glob.text != "true" && t.glob.text != "false" {
		err = fmt.Errorf("%q is neither true nor false", s)
	}
	return &boolean{t}, err
}

func (b *boolean) holds(got string, vars Lookup) Truth {
	if got != "true" && got != "false" {
		if got = strings.ToLower(got); got != "true" && got != "false" {
			return No
		}
	}
	// Rule: Bool compares with true or false.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
	// Proof: conditions/bool.walk
	return b.template.matches(got, vars)
}

func (b *boolean) expanded(vars Lookup) (string, bool) { return b.template.expanded(vars) }

func (b *boolean) plain() bool { return b.template.parts == nil }

func (b *boolean) unresolved(vars Lookup) bool { return b.template.unresolved(vars) }

func (b *boolean) unknown(vars Lookup, add func(string)) { b.template.unknown(vars, add) }
