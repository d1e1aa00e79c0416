package fact

import (
	"time"

	"rolewalk/engine/isodate"
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
	at, zoned, ok := isodate.Parse(text)
	if !ok || !zoned {
		return 0
	}
	return MomentOf(at)
}

// IsZero reports whether no time is given.
func (m Moment) IsZero() bool { return m == 0 }

// Seconds is the moment without what is less than a second.
func (m Moment) Seconds() Moment { return m - (m%1000+1000)%1000 }

// Text is the moment as RFC 3339 has it, in UTC and with whole seconds.
func (m Moment) Text() string { return isodate.Text(int64(m)) }
