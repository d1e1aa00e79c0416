package isodate

import (
	"strconv"
	"time"
)

// Parse reads a date: a year, with a month, with a day, with hours and minutes, seconds and a fraction of them, and a
// zone, Z or as +01:00. Without a zone it is UTC. Zoned says that the text has one. ok is false for any other text.
//
// See https://www.w3.org/TR/NOTE-datetime
func Parse(text string) (at time.Time, zoned, ok bool) {
	r := &reader{rest: text}
	year, month, day := r.number(4), 1, 1
	var clock moment
	if r.take('-') {
		month = r.number(2)
		if r.take('-') {
			day = r.number(2)
			if r.take('T') {
				clock = r.clock()
			}
		}
	}
	if r.failed || r.rest != "" || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return time.Time{}, false, false
	}
	seconds := daySeconds*daysBefore(year, month, day) + int64(3600*clock.hour+60*clock.minute+clock.second-clock.east)
	return time.Unix(seconds, int64(clock.fraction)).UTC(), clock.zoned, true
}

const daySeconds = 24 * 60 * 60

// daysBefore is how many days lie between 1970-01-01 and a day. A year is counted from March, so that the day that a
// leap year has more is its last.
//
// See https://howardhinnant.github.io/date_algorithms.html#days_from_civil
func daysBefore(year, month, day int) int64 {
	if month <= 2 {
		year--
	}
	era := floor(year, 400)
	of := year - 400*era
	return int64(146097*era + 365*of + of/4 - of/100 + (153*((month+9)%12)+2)/5 + day - 1 - 719468)
}

// floor is a divided by b, rounded down.
func floor(a, b int) int {
	if a < 0 {
		a -= b - 1
	}
	return a / b
}

// Text is a moment, in milliseconds since 1970, as RFC 3339 has it, in UTC and with whole seconds.
//
// See https://howardhinnant.github.io/date_algorithms.html#civil_from_days
func Text(milliseconds int64) string {
	seconds := floor(int(milliseconds), 1000)
	days := floor(seconds, daySeconds)
	rest := seconds - daySeconds*days
	days += 719468
	era := floor(days, 146097)
	day := days - 146097*era
	year := (day - day/1460 + day/36524 - day/146096) / 365
	day -= 365*year + year/4 - year/100
	month := (5*day + 2) / 153
	day -= (153*month + 2) / 5
	year += 400 * era
	if month = (month+2)%12 + 1; month <= 2 {
		year++
	}
	return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day+1, 2) + "T" + digits(rest/3600, 2) + ":" +
		digits(rest/60%60, 2) + ":" + digits(rest%60, 2) + "Z"
}

// digits is a number with leading zeros.
func digits(n, width int) string {
	text := strconv.Itoa(n)
	for len(text) < width {
		text = "0" + text
	}
	return text
}

// moment is the time of a day. East is by how many seconds it is ahead of UTC.
type moment struct {
	hour, minute, second, fraction, east int
	zoned                                bool
}

// reader reads a date from left to right.
type reader struct {
	rest   string
	failed bool
}

// take takes a character if it is the next.
func (r *reader) take(c byte) bool {
	if r.rest == "" || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// number is the number of so many digits.
func (r *reader) number(digits int) int {
	n := 0
	for range digits {
		if r.rest == "" || r.rest[0] < '0' || r.rest[0] > '9' {
			r.failed = true
			return 0
		}
		n = 10*n + int(r.rest[0]-'0')
		r.rest = r.rest[1:]
	}
	return n
}

// below is the number of two digits, which is less than limit.
func (r *reader) below(limit int) int {
	n := r.number(2)
	r.failed = r.failed || n >= limit
	return n
}

func (r *reader) clock() (m moment) {
	m.hour = r.below(24)
	r.failed = !r.take(':') || r.failed
	m.minute = r.below(60)
	if r.take(':') {
		m.second = r.below(60)
		if r.take('.') || r.take(',') {
			m.fraction = r.fraction()
		}
	}
	east := r.take('+')
	switch {
	case r.take('Z'):
		m.zoned = !east
		r.failed = r.failed || east
	case east || r.take('-'):
		m.zoned = true
		m.east = 3600 * r.below(24)
		r.failed = !r.take(':') || r.failed
		m.east += 60 * r.below(60)
		if !east {
			m.east = -m.east
		}
	}
	return m
}

// fraction is the part of a second behind the point, in nanoseconds. What is finer is cut off.
func (r *reader) fraction() int {
	n, unit := 0, 100_000_000
	r.failed = r.failed || r.rest == "" || r.rest[0] < '0' || r.rest[0] > '9'
	for r.rest != "" && r.rest[0] >= '0' && r.rest[0] <= '9' {
		n += unit * int(r.rest[0]-'0')
		unit /= 10
		r.rest = r.rest[1:]
	}
	return n
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
