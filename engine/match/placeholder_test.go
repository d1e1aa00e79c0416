package match

import "testing"

// TestPlaceholders: a placeholder stands for any text where it is a part of its own, and for itself everywhere.
func TestPlaceholders(t *testing.T) {
	p := NewPlaceholders([]string{"000000000007", "ROLE_NAME", "ROLE_NAME_2"})
	for _, c := range []struct {
		a, b string
		want Truth
	}{
		{"000000000007", "000000000007", Yes},
		{"000000000007", "111122223333", Unknown},
		{"111122223333", "444455556666", No},
		{"arn:aws:iam::000000000007:root", "arn:aws:iam::111122223333:root", Unknown},
		{"arn:aws:iam::000000000007:root", "arn:aws:iam::111122223333:user/ana", No},
		{"arn:aws:iam::111122223333:role/ROLE_NAME", "arn:aws:iam::000000000007:role/x", Unknown},
		{"arn:aws:iam::111122223333:role/ROLE_NAME", "arn:aws:iam::000000000007:user/x", No},
		{"9000000000007", "8000000000007", No}, // a part of a longer number is none
		{"xROLE_NAME", "xy", No},
		{"ROLE_NAME_2/b", "x/b", Unknown},
		{"ROLE_NAME_2/b", "x/c", No},
		{"a-ROLE_NAME-b", "a-x-b", Unknown},
		{"a-ROLE_NAME-b", "a--b", Unknown}, // it may stand for nothing
		{"", "ROLE_NAME", Unknown},
		{"ROLE_NAME", "000000000007", Unknown},
		{"ROLE_NAME", "arn:aws:iam::111122223333:role/x", Unknown}, // it stands for a whole ARN
		{"x-ROLE_NAME", "arn:aws:iam::111122223333:role/x", No},
	} {
		if got := p.Equal(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
		if got := p.Equal(c.b, c.a); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.b, c.a, got, c.want)
		}
	}
	if p.EqualFold("role_name", "x") != Unknown || p.EqualFold("role", "x") != No || p.EqualFold("x", "x") != Yes {
		t.Error("keys in lower case are compared in another way")
	}
	var none *Placeholders
	if NewPlaceholders(nil) != nil || none.In("ROLE_NAME") || none.Equal("a", "b") != No ||
		none.Replace("a", nil) != "a" {
		t.Error("without placeholders texts are compared in another way")
	}
	named := p.Replace("arn:aws:iam::000000000007:role/ROLE_NAME_2", func(v string) string { return "<" + v + ">" })
	if named != "arn:aws:iam::<000000000007>:role/<ROLE_NAME_2>" {
		t.Errorf("named: %s", named)
	}
	mark := func(v string) string { return "<" + v + ">" }
	if again := p.Replace(named, mark); again != named {
		t.Errorf("named twice: %s", again)
	}
}

// TestOverlap: two patterns overlap if one text fits both.
func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"a*", "*b", true},
		{"a*c", "ab*", true},
		{"a*c", "b*", false},
		{"?", "é", true},
		{"?", "ab", false},
		{"a?", "*b", true},
		{"?é", "é?", true},
		{"*", "", true},
		{"a", "", false},
		{"a?*", "a", false},
	} {
		a, b := appendPattern(nil, c.a), appendPattern(nil, c.b)
		if overlap(a, b) != c.want || overlap(b, a) != c.want {
			t.Errorf("%s and %s: want %v", c.a, c.b, c.want)
		}
	}
	long := make([]byte, 3000)
	if !overlap(long, long[:2000]) {
		t.Error("patterns too long to compare are taken not to overlap")
	}
}

// TestPlaceheldOperators: a number, a date, an address or a truth that contains a placeholder is not known, unless it
// is compared with itself; a value that cannot be read is no ARN and no address for certain only if it has none.
func TestPlaceheldOperators(t *testing.T) {
	with := placeheld{NewPlaceholders([]string{"OFFICE_RANGE", "000000000007"})}
	for _, c := range []struct {
		operator, wanted, got string
		want                  Truth
	}{
		{"NumericEquals", "000000000007", "5", Unknown},
		{"NumericEquals", "000000000007", "000000000007", Yes},
		{"NumericLessThan", "000000000007", "000000000007", No},
		{"NumericEquals", "7", "5", No},
		{"IpAddress", "OFFICE_RANGE", "203.0.113.9", Unknown},
		{"NotIpAddress", "OFFICE_RANGE", "203.0.113.9", Unknown},
		{"NotIpAddress", "203.0.113.0/24", "OFFICE_RANGE", Unknown},
		{"NotIpAddress", "203.0.113.0/24", "office", No},
		{"ArnLike", "OFFICE_RANGE", "arn:aws:s3:::b", Unknown},
		{"ArnLike", "arn:aws:s3:::b", "OFFICE_RANGE", Unknown},
		{"ArnNotLike", "arn:aws:s3:::b", "OFFICE_RANGE", Unknown},
		{"StringEquals", "OFFICE_RANGE", "x", Unknown},
		{"StringEqualsIgnoreCase", "a-OFFICE_RANGE", "A-x", Unknown},
		{"StringEqualsIgnoreCase", "a-OFFICE_RANGE", "B-x", No},
		{"StringNotEquals", "OFFICE_RANGE", "x", Unknown},
		{"StringLike", "a*-OFFICE_RANGE", "ab-x", Unknown},
		{"StringLike", "a*-OFFICE_RANGE", "b-x", No},
	} {
		op, _ := ParseOperator(c.operator)
		wanted, _ := op.Compile(c.wanted, true)
		if got := op.Holds([]Operand{wanted}, Values{List: []string{c.got}}, with); got != c.want {
			t.Errorf("%s %s of %s: %v, want %v", c.operator, c.wanted, c.got, got, c.want)
		}
	}
	op, _ := ParseOperator("NumericEquals")
	wanted, _ := op.Compile("OFFICE_RANGE", true)
	if held := op.Holds([]Operand{wanted}, Values{Unknown: true}, with); held != Unknown {
		t.Errorf("an unknown number: %v", held)
	}
}

// placeheld is a request without keys.
type placeheld struct{ placeholders *Placeholders }

func (p placeheld) Placeholders() *Placeholders { return p.placeholders }

func (p placeheld) Variable(string) (string, Truth) { return "", No }
