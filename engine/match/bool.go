package match

import (
	"fmt"
	"strings"
)

// boolean compares true with false. What a request has is false unless it is true, as real answers of AWS show. AWS's
// page on operators lets a policy variable stand here, its page on variables
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
	// Rule: Bool takes the value of a request for true if it is true in any case, and for false if it is anything else.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
	// Proof: conditions/bool.walk, conditions/all-but-true-is-false.walk
	if strings.EqualFold(got, "true") {
		got = "true"
	} else {
		got = "false"
	}
	return b.template.matches(got, vars)
}

func (b *boolean) expanded(vars Lookup) (string, bool) { return b.template.expanded(vars) }

func (b *boolean) plain() bool { return b.template.parts == nil }

func (b *boolean) unresolved(vars Lookup) bool { return b.template.unresolved(vars) }

func (b *boolean) unknown(vars Lookup, add func(string)) { b.template.unknown(vars, add) }
