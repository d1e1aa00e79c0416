package match

import (
	"fmt"
	"strings"
)

// null is the Null operator's value: whether the key must be absent.
type null struct{ absent bool }

func compileNull(s string, _ bool) (comparison, error) {
	switch strings.ToLower(s) {
	case "true":
		return &null{true}, nil
	case "false":
		return &null{false}, nil
	}
	return nil, fmt.Errorf("%q is neither true nor false", s)
}

// holds takes present for a key that is there, and nothing else for one that is not.
func (n *null) holds(got string, _ Lookup) Truth { return Of(n.absent == (got != present)) }

// present stands for a key's values, at which Null does not look.
const present = "present"

// nullHolds asks not for a value but whether there is one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
func nullHolds(wanted []Operand, got Values, vars Lookup) Truth {
	there := present
	if got.Absent() {
		there = ""
	}
	result := No
	for _, w := range wanted {
		switch {
		case w.comparison == nil: // neither true nor false
		case got.Unknown:
			result = result.Or(Unknown)
		default:
			// Rule: Null asks whether the key is there: true holds if it is not, false if it is.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
			// Proof: conditions/null-true.walk, conditions/null-false.walk
			result = result.Or(w.comparison.holds(there, vars))
		}
	}
	return result
}
