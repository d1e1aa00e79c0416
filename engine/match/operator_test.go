package match

import "testing"

// TestOperators has every operator with a value that holds and one that does not. What AWS documents is in
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
func TestOperators(t *testing.T) {
	for _, c := range []struct {
		operator, wanted, got string
		want                  Truth
	}{
		{"StringEquals", "a", "a", Yes},
		{"StringEquals", "a", "A", No},
		{"StringEquals", "a*", "ab", No},
		{"StringEquals", "${aws:username}", "ana", Yes},
		{"StringNotEquals", "a", "b", Yes},
		{"StringNotEquals", "a", "a", No},
		{"StringNotEquals", "${aws:PrincipalTag/no}", "x", Yes},
		{"StringEquals", "${aws:PrincipalTag/no}", "x", No},
		{"StringEqualsIgnoreCase", "aé", "AÉ", Yes},
		{"StringEqualsIgnoreCase", "a", "b", No},
		{"StringNotEqualsIgnoreCase", "a", "A", No},
		{"StringNotEqualsIgnoreCase", "a", "b", Yes},
		{"StringLike", "repo:o/r:*", "repo:o/r:ref:refs/heads/main", Yes},
		{"StringLike", "A*", "ab", No},
		{"StringNotLike", "a*", "ab", No},
		{"StringNotLike", "a*", "b", Yes},
		{"NumericEquals", "3600", "3600.0", Yes},
		{"NumericEquals", "1", "2", No},
		{"NumericEquals", "9007199254740993", "9007199254740992", No},
		{"NumericNotEquals", "1", "2", Yes},
		{"NumericNotEquals", "1", "1", No},
		{"NumericLessThan", "10", "9", Yes},
		{"NumericLessThan", "10", "10", No},
		{"NumericLessThan", "-1", "-2", Yes},
		{"NumericLessThanEquals", "10", "10", Yes},
		{"NumericLessThanEquals", "10", "10.01", No},
		{"NumericGreaterThan", "9.5", "10", Yes},
		{"NumericGreaterThan", "10", "10", No},
		{"NumericGreaterThanEquals", "10", "10", Yes},
		{"NumericGreaterThanEquals", "0", "-0", Yes},
		{"NumericGreaterThanEquals", "10", "9", No},
		{"NumericEquals", "1", "one", No},
		{"NumericNotEquals", "1", "one", Yes},
		{"DateEquals", "2026-03-01T09:00:00Z", "2026-03-01T10:00:00+01:00", Yes},
		{"DateEquals", "2026-03-01", "2026-03-01T00:00:00Z", Yes},
		{"DateEquals", "1772355600", "2026-03-01T09:00:00Z", Yes},
		{"DateEquals", "2026", "2026-01-02", No},
		{"DateNotEquals", "2026", "2026-01-02", Yes},
		{"DateNotEquals", "2026", "2026-01-01", No},
		{"DateLessThan", "2026-03-01T09:00:00Z", "2026-03-01T08:59:59Z", Yes},
		{"DateLessThan", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z", No},
		{"DateLessThanEquals", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z", Yes},
		{"DateLessThanEquals", "2026-03-01T09:00:00Z", "2026-03-01T09:00:01Z", No},
		{"DateGreaterThan", "2026-03-01T09:00:00Z", "2026-03-01T09:00:01Z", Yes},
		{"DateGreaterThan", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z", No},
		{"DateGreaterThanEquals", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z", Yes},
		{"DateGreaterThanEquals", "2026-03-01T09:00:00Z", "yesterday", No},
		{"Bool", "true", "true", Yes},
		{"Bool", "True", "true", Yes},
		{"Bool", "true", "false", No},
		{"Bool", "false", "neither", Yes},
		{"Bool", "true", "neither", No},
		{"BinaryEquals", "QQ==", "QQ==", Yes},
		{"BinaryEquals", "QQ==", "Qg==", No},
		{"IpAddress", "203.0.113.0/24", "203.0.113.9", Yes},
		{"IpAddress", "203.0.113.0/24", "203.0.114.9", No},
		{"IpAddress", "203.0.113.9", "203.0.113.9", Yes},
		{"IpAddress", "2001:db8::/32", "2001:db8::1", Yes},
		{"IpAddress", "::/0", "203.0.113.9", No},
		{"NotIpAddress", "203.0.113.0/24", "203.0.113.9", No},
		{"NotIpAddress", "203.0.113.0/24", "198.51.100.1", Yes},
		{"NotIpAddress", "203.0.113.0/24", "2001:db8::1", Yes},
		{"ArnEquals", "arn:aws:iam::*:role/d/*", "arn:aws:iam::111122223333:role/d/x", Yes},
		{"ArnEquals", "arn:aws:iam::111122223333:role/x", "arn:aws:iam::111122223333:role/y", No},
		{"ArnLike", "arn:aws:svc:*:111122223333:finance/*", "arn:aws:svc:a:b:111122223333:finance/x", No},
		{"ArnLike", "arn:aws:svc:*:111122223333:finance/*", "arn:aws:svc:a:111122223333:finance/x:y", Yes},
		{"StringLike", "arn:aws:svc:*:111122223333:finance/*", "arn:aws:svc:a:b:111122223333:finance/x", Yes},
		{"ArnNotEquals", "arn:aws:iam::1:role/x", "arn:aws:iam::1:role/x", No},
		{"ArnNotEquals", "arn:aws:iam::1:role/x", "arn:aws:iam::1:role/y", Yes},
		{"ArnNotLike", "arn:aws:iam::1:role/*", "arn:aws:iam::1:role/y", No},
		{"ArnNotLike", "arn:aws:iam::1:role/*", "no arn", No},
		{"Null", "true", "x", No},
		{"Null", "false", "x", Yes},
	} {
		if got := holds(t, c.operator, []string{c.wanted}, Values{List: []string{c.got}}); got != c.want {
			t.Errorf("%s %q with %q = %v, want %v", c.operator, c.wanted, c.got, got, c.want)
		}
	}
}

func holds(t *testing.T, operator string, wanted []string, got Values) Truth {
	t.Helper()
	op, ok := ParseOperator(operator)
	if !ok {
		t.Fatalf("ParseOperator(%q) finds none", operator)
	}
	var operands []Operand
	for _, w := range wanted {
		o, err := op.Compile(w, true)
		if err != nil {
			t.Fatalf("%s: Compile(%q): %v", operator, w, err)
		}
		operands = append(operands, o)
	}
	return op.Holds(operands, got, testVars)
}

// TestAbsentKeys walks every operator without its key, alone, with each quantifier and with IfExists.
func TestAbsentKeys(t *testing.T) {
	values := map[string]string{
		"Numeric": "1", "Date": "2026", "Bool": "true", "Binary": "QQ==", "Ip": "203.0.113.9", "Arn": "arn:aws:iam::1:role/x",
	}
	for _, name := range OperatorNames() {
		wanted := "a"
		for prefix, v := range values {
			if len(name) > len(prefix) && (name[:len(prefix)] == prefix || name == "NotIpAddress" && prefix == "Ip") ||
				name == prefix {
				wanted = v
			}
		}
		if name == "Null" {
			if got := holds(t, name, []string{"true"}, Values{}); got != Yes {
				t.Errorf("Null true of an absent key = %v", got)
			}
			if got := holds(t, name, []string{"false"}, Values{}); got != No {
				t.Errorf("Null false of an absent key = %v", got)
			}
			continue
		}
		op, _ := ParseOperator(name)
		for prefix, want := range map[string]Truth{"": Of(op.Negated), "ForAllValues:": Yes, "ForAnyValue:": No} {
			if got := holds(t, prefix+name, []string{wanted}, Values{}); got != want {
				t.Errorf("%s%s of an absent key = %v, want %v", prefix, name, got, want)
			}
			if got := holds(t, prefix+name+"IfExists", []string{wanted}, Values{}); got != Yes {
				t.Errorf("%s%sIfExists of an absent key = %v, want Yes", prefix, name, got)
			}
			if got := holds(t, prefix+name, []string{wanted}, Values{Unknown: true}); got != Unknown {
				t.Errorf("%s%s of an unknown key = %v, want Unknown", prefix, name, got)
			}
		}
	}
}

func TestSets(t *testing.T) {
	for _, c := range []struct {
		operator string
		wanted   []string
		got      Values
		want     Truth
	}{
		{"StringEquals", []string{"a", "b"}, Values{List: []string{"b"}}, Yes},
		{"StringNotEquals", []string{"a", "b"}, Values{List: []string{"b"}}, No},
		{"StringNotEquals", []string{"a", "b"}, Values{List: []string{"c"}}, Yes},
		{"StringEquals", []string{"a"}, Values{List: []string{"a"}, Multi: true}, No},
		{"StringNotEquals", []string{"a"}, Values{List: []string{"b"}, Multi: true}, No},
		{"ForAllValues:StringEquals", []string{"a", "b"}, Values{List: []string{"a", "b"}, Multi: true}, Yes},
		{"ForAllValues:StringEquals", []string{"a", "b"}, Values{List: []string{"a", "c"}, Multi: true}, No},
		{"ForAllValues:StringEquals", []string{"a"}, Values{List: []string{"a"}}, Yes},
		{"ForAllValues:StringNotEquals", []string{"a", "b"}, Values{List: []string{"c", "d"}, Multi: true}, Yes},
		{"ForAllValues:StringNotEquals", []string{"a", "b"}, Values{List: []string{"c", "a"}, Multi: true}, No},
		{"ForAnyValue:StringEquals", []string{"a"}, Values{List: []string{"b", "a"}, Multi: true}, Yes},
		{"ForAnyValue:StringEquals", []string{"a"}, Values{List: []string{"b", "c"}, Multi: true}, No},
		{"ForAnyValue:StringNotEquals", []string{"a"}, Values{List: []string{"a", "c"}, Multi: true}, Yes},
		{"ForAnyValue:StringNotEquals", []string{"a"}, Values{List: []string{"a"}, Multi: true}, No},
		{"ForAllValues:StringEquals", []string{"a"}, Values{Multi: true}, Yes},
		{"ForAnyValue:StringEquals", []string{"a"}, Values{Multi: true}, No},
		{"StringEquals", nil, Values{List: []string{"a"}}, No},
		{"StringNotEquals", nil, Values{List: []string{"a"}}, Yes},
		{"Null", []string{"false"}, Values{Unknown: true}, Unknown},
	} {
		if got := holds(t, c.operator, c.wanted, c.got); got != c.want {
			t.Errorf("%s %q with %v = %v, want %v", c.operator, c.wanted, c.got, got, c.want)
		}
	}
}

func TestParseOperator(t *testing.T) {
	for _, name := range []string{
		"stringEquals", "StringLikeIgnoreCase", "NullIfExists", "ForAnyValue:", "", "IfExists",
		"ForAll:StringEquals",
	} {
		if _, ok := ParseOperator(name); ok {
			t.Errorf("ParseOperator(%q) finds one", name)
		}
	}
	op, ok := ParseOperator("ForAnyValue:StringLikeIfExists")
	if !ok || op.Name != StringLike || op.Set != ForAnyValue || !op.IfExists || op.Negated {
		t.Errorf("ParseOperator(ForAnyValue:StringLikeIfExists) = %+v, %v", op, ok)
	}
}

func TestBadValues(t *testing.T) {
	for operator, value := range map[string]string{
		"NumericEquals": "1e", "NumericLessThan": "1e401", "DateEquals": "soon", "Bool": "yes", "BinaryEquals": "?",
		"IpAddress":    "10.0.0.0/33",
		"NotIpAddress": "10.0.0", "ArnLike": "role/x", "Null": "maybe", "StringLike": "${",
	} {
		op, _ := ParseOperator(operator)
		if _, err := op.Compile(value, true); err == nil {
			t.Errorf("%s: Compile(%q) has no error", operator, value)
		}
	}
}

func TestTruth(t *testing.T) {
	all := []Truth{No, Yes, Unknown}
	for _, a := range all {
		for _, b := range all {
			// De Morgan's law ties the three operations together.
			if got, want := a.And(b).Not(), a.Not().Or(b.Not()); got != want {
				t.Errorf("not (%v and %v) = %v, want %v", a, b, got, want)
			}
			if a.And(b) != b.And(a) || a.Or(b) != b.Or(a) {
				t.Errorf("%v and %v: the order matters", a, b)
			}
		}
	}
	if Unknown.And(No) != No || Unknown.Or(Yes) != Yes || Unknown.And(Yes) != Unknown || Of(true) != Yes ||
		Of(false) != No {
		t.Error("unknown gives way where the other side settles it")
	}
}
