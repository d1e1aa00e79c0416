package match

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// decimal is a number as policies write them, kept as digits so that it compares exactly however long it is: an
// optional sign, digits, digits after a point, and a power of ten after an e.
type decimal struct {
	negative       bool
	whole, decimal string // without leading, respectively trailing, zeros
}

// mostExponent bounds the power of ten of a number: one beyond it is taken for no number.
const mostExponent = 400

// parseDecimal reads a number; ok is false for anything else.
func parseDecimal(s string) (d decimal, ok bool) {
	s = strings.TrimSpace(s)
	if s != "" && (s[0] == '-' || s[0] == '+') {
		d.negative = s[0] == '-'
		s = s[1:]
	}
	s, power, ok := cutExponent(s)
	whole, fraction, _ := strings.Cut(s, ".")
	if !ok || whole == "" && fraction == "" || !digits(whole) || !digits(fraction) {
		return decimal{}, false
	}
	whole, fraction = shift(whole, fraction, power)
	for whole != "" && whole[0] == '0' {
		whole = whole[1:]
	}
	d.whole, d.decimal = whole, strings.TrimRight(fraction, "0")
	if d.whole == "" && d.decimal == "" {
		d.negative = false
	}
	return d, true
}

// cutExponent cuts the power of ten from a number such as 36e2; it is 0 for one without. ok is false if what stands
// after the e is no whole number, or is too large.
func cutExponent(s string) (number string, power int, ok bool) {
	i := strings.IndexAny(s, "eE")
	if i < 0 {
		return s, 0, true
	}
	// Rule: A number may have a power of ten.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
	// Proof: conditions/numbers-with-an-exponent.walk
	power, err := strconv.Atoi(s[i+1:])
	return s[:i], power, err == nil && power <= mostExponent && power >= -mostExponent
}

// shift moves the point of a number by a power of ten.
func shift(whole, fraction string, power int) (w, f string) {
	switch {
	case power > 0:
		fraction += strings.Repeat("0", max(0, power-len(fraction)))
		return whole + fraction[:power], fraction[power:]
	case power < 0:
		whole = strings.Repeat("0", max(0, -power-len(whole))) + whole
		return whole[:len(whole)+power], whole[len(whole)+power:] + fraction
	}
	return whole, fraction
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
