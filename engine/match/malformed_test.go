package match

import "testing"

// TestMalformedVariableInARN: a variable that is not well formed is told, and stands for itself.
func TestMalformedVariableInARN(t *testing.T) {
	p, err := NewARNPattern("arn:aws:s3:::home/${a b}", true, true, true)
	if err == nil {
		t.Error("nothing is said of ${a b}")
	}
	if p.Matches("arn:aws:s3:::home/${a b}", vars{}) != Yes || p.Matches("arn:aws:s3:::home/x", vars{}) != No {
		t.Error("${a b} does not stand for itself")
	}
}

// TestSecondsBeyondTime: a number of seconds that no clock reaches is no date.
func TestSecondsBeyondTime(t *testing.T) {
	for text, ok := range map[string]bool{"1772355600": true, "99999999999999999999": false} {
		if _, is := parseDate(text); is != ok {
			t.Errorf("%s: %t, want %t", text, is, ok)
		}
	}
}

// TestNumbersOfAnyLength: numbers compare by value, however long they are and whether they have a point.
func TestNumbersOfAnyLength(t *testing.T) {
	for _, c := range []struct {
		wanted, got string
		less        Truth
	}{
		{"9", "10", No},
		{"10", "9", Yes},
		{"10", "9.5", Yes},
		{"9.5", "10", No},
		{"-1", "-2", Yes},
		{"99999999999999999999", "100000000000000000000", No},
		{"100000000000000000000", "99999999999999999999", Yes},
		{"7", "", No},
		{"7", "many", No},
	} {
		op, _ := ParseOperator("NumericLessThan")
		wanted, err := op.Compile(c.wanted, true)
		if err != nil {
			t.Fatal(err)
		}
		if held := op.Holds([]Operand{wanted}, Values{List: []string{c.got}}, vars{}); held != c.less {
			t.Errorf("%q < %q: %v", c.got, c.wanted, held)
		}
	}
}
