package match

import (
	"fmt"
	"strings"
	"time"
)

// dateForms are the profiles of ISO 8601 that W3C's note names and AWS takes, from the year alone to a fraction of a
// second.
//
// See https://www.w3.org/TR/NOTE-datetime
var dateForms = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02", "2006-01", "2006",
	"2006-01-02T15:04:05", "2006-01-02T15:04",
}

// yearDigits is how many digits a year has: as many or fewer are a year, more are seconds since 1970.
const yearDigits = 4

// parseDate reads a date, or the seconds since 1970. A date has milliseconds, and what is finer is cut off, as real
// answers of AWS show.
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
	for _, form := range dateForms {
		if t, err := time.Parse(form, s); err == nil {
			// Rule: Dates compare by the millisecond.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
			// Proof: conditions/dates-by-the-millisecond.walk
			return t.Truncate(time.Millisecond), true
		}
	}
	return time.Time{}, false
}

type date struct {
	wanted time.Time
	order  order
}

func compileDate(o order) func(string, bool) (comparison, error) {
	return func(s string, _ bool) (comparison, error) {
		t, ok := parseDate(s)
		if !ok {
			return nil, fmt.Errorf("%q is not a date such as 2026-03-01T09:00:00Z", s)
		}
		return &date{t, o}, nil
	}
}

func (d *date) holds(got string, _ Lookup) Truth {
	// Rule: Date operators compare moments, in whichever form they are written.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
	// Proof: conditions/date-equals.walk, conditions/date-less-than.walk
	t, ok := parseDate(got)
	return Of(ok && d.order(t.Compare(d.wanted)))
}

// Moment returns the moment that a value of a date operator names; ok is false for any other.
func (o *Operand) Moment() (moment time.Time, ok bool) {
	d, ok := o.comparison.(*date)
	if !ok {
		return time.Time{}, false
	}
	return d.wanted, true
}
