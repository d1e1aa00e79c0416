package match

import (
	"cmp"
	"fmt"
	"strings"
)

// decimal is a number as policies write them, kept as digits so that it compares exactly however long it is: an
// optional sign, digits, and digits after a point.
type decimal struct {
	negative       bool
	whole, decimal string // without leading, respectively trailing, zeros
}

// parseDecimal reads a number; ok is false for anything else, an exponent included.
func parseDecimal(s string) (d decimal, ok bool) {
	s = strings.TrimSpace(s)
	if s != "" && (s[0] == '-' || s[0] == '+') {
		d.negative = s[0] == '-'
		s = s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if whole == "" && fraction == "" || !digits(whole) || !digits(fraction) {
		return decimal{}, false
	}
	for whole != "" && whole[0] == '0' {
		whole = whole[1:]
	}
	d.whole, d.decimal = whole, strings.TrimRight(fraction, "0")
	if d.whole == "" && d.decimal == "" {
		d.negative = false
	}
	return d, true
}

// digits reports whether s has nothing but digits.
func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// compare is negative where d is less than e, zero where they are equal.
func (d decimal) compare(e decimal) int {
	if d.negative != e.negative {
		if d.negative {
			return -1
		}
		return 1
	}
	sign := len(d.whole) - len(e.whole)
	if sign == 0 {
		sign = strings.Compare(d.whole, e.whole)
	}
	if sign == 0 {
		sign = strings.Compare(d.decimal, e.decimal)
	}
	if d.negative {
		return -sign
	}
	return sign
}

// wholeNumber reads digits alone, few enough that no whole number is too large; it is how most numbers are written.
func wholeNumber(s string) (n int64, ok bool) {
	if s == "" || len(s) > 18 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

type numeric struct {
	wanted decimal
	order  order
	// whole is wanted where isWhole.
	whole   int64
	isWhole bool
}

func compileNumeric(o order) func(string, bool) (comparison, error) {
	return func(s string, _ bool) (comparison, error) {
		d, ok := parseDecimal(s)
		if !ok {
			return nil, fmt.Errorf("%q is not a number", s)
		}
		n := &numeric{wanted: d, order: o}
		n.whole, n.isWhole = wholeNumber(s)
		return n, nil
	}
}

func (n *numeric) holds(got string, _ Lookup) Truth {
	// Rule: Numeric operators compare whole and decimal numbers by value.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
	// Proof: conditions/numeric-equals.walk, conditions/numbers-with-a-point.walk
	if whole, ok := wholeNumber(got); ok && n.isWhole {
		return Of(n.order(cmp.Compare(whole, n.whole)))
	}
	d, ok := parseDecimal(got)
	return Of(ok && n.order(d.compare(n.wanted)))
}
