package fact

import (
	"strconv"
	"time"
)

// Moment is a time in milliseconds since 1970; zero if a source gives none. It is no time.Time, because a module of the
// page would then have all that writes one.
type Moment int64

// MomentOf is a time as a Moment. The zero time gives the zero Moment.
func MomentOf(at time.Time) Moment {
	if at.IsZero() {
		return 0
	}
	return Moment(at.UnixMilli())
}

// ParseMoment is a time as RFC 3339 has it; zero for any other text.
func ParseMoment(text string) Moment {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return 0
	}
	return MomentOf(at)
}

// IsZero reports whether no time is given.
func (m Moment) IsZero() bool { return m == 0 }

// Seconds is the moment without what is less than a second.
func (m Moment) Seconds() Moment { return m - (m%1000+1000)%1000 }

// Text is the moment as RFC 3339 has it, in UTC and with whole seconds.
func (m Moment) Text() string {
	at := time.UnixMilli(int64(m)).UTC()
	year, month, day := at.Date()
	hour, minute, second := at.Clock()
	return digits(year, 4) + "-" + digits(int(month), 2) + "-" + digits(day, 2) + "T" + digits(hour, 2) + ":" +
		digits(minute, 2) + ":" + digits(second, 2) + "Z"
}

// digits is a number with leading zeros.
func digits(n, width int) string {
	text := strconv.Itoa(n)
	for len(text) < width {
		text = "0" + text
	}
	return text
}
