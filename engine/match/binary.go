package match

import (
	"encoding/base64"
	"fmt"
)

// binary compares bytes, which policies and requests both write in base64.
type binary struct{ wanted string }

func compileBinary(s string, _ bool) (comparison, error) {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, fmt.Errorf("%q is not base64", s)
	}
	return &binary{string(b)}, nil
}

func (b *binary) holds(got string, _ Lookup) Truth {
	// Rule: BinaryEquals compares bytes, which are written in base64.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
	// Proof: conditions/binary-equals.walk
	decoded, err := base64.StdEncoding.DecodeString(got)
	return Of(err == nil && string(decoded) == b.wanted)
}
