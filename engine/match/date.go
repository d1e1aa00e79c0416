package match

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"rolewalk/engine/isodate"
)

// yearDigits is how many digits a year has: as many or fewer are a year, more are seconds since 1970.
const yearDigits = 4

// parseDate reads a date in one of the profiles of ISO 8601 that W3C's note names, or the seconds since 1970. A date
// has milliseconds, and what is finer is cut off, as real answers of AWS show.
func parseDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if number, plus := strings.CutPrefix(s, "+"); (plus && number != "" || len(s) > yearDigits) && digits(number) {
		seconds := int64(0)
		for i := 0; i < len(number); i++ {
			if seconds > 1e15 {
				return time.Time{}, false
			}
			seconds = seconds*10 + int64(number[i]-'0')
		}
		// Rule: A date may be the seconds since 1970.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
		// Proof: conditions/date-greater-than.walk, conditions/seconds-with-a-sign.walk
		return time.Unix(seconds, 0).UTC(), true
	}
	// Rule: Dates compare by the millisecond.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
	// Proof: conditions/dates-by-the-millisecond.walk
	t, _, ok := isodate.Parse(s)
	return t.Truncate(time.Millisecond), ok
}

// date compares with a moment in milliseconds since 1970. It is no time.Time, because a module of the page would then
// have all that writes one.
type date struct {
	wanted int64
	order  order
}

func compileDate(o order) func(string, bool) (comparison, error) {
	return func(s string, _ bool) (comparison, error) {
		t, ok := parseDate(s)
		if !ok {
			return nil, fmt.Errorf("%q is not a date such as 2026-03-01T09:00:00Z", s)
		}
		return &date{t.UnixMilli(), o}, nil
	}
}

func (d *date) holds(got string, _ Lookup) Truth {
	// Rule: Date operators compare moments, in whichever form they are written.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
	// Proof: conditions/date-equals.walk, conditions/date-less-than.walk
	t, ok := parseDate(got)
	return Of(ok && d.order(cmp.Compare(t.UnixMilli(), d.wanted)))
}

// Moment returns the moment that a value of a date operator names, in seconds since 1970; ok is false for any other.
func (o *Operand) Moment() (seconds int64, ok bool) {
	d, ok := o.comparison.(*date)
	if !ok {
		return 0, false
	}
	return time.UnixMilli(d.wanted).Unix(), true
}
