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

func (n *null) holds(got string, _ Lookup) Truth { return Of(n.absent == (got == "")) }

// nullHolds asks not for a value but whether there is one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
func nullHolds(wanted []Operand, got Values, _ Lookup) Truth {
	result := No
	for _, w := range wanted {
		if n, ok := w.comparison.(*null); ok {
			if got.Unknown {
				result = result.Or(Unknown)
				continue
			}
			result = result.Or(Of(n.absent == got.Absent()))
		}
	}
	return result
}
