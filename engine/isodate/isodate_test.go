package isodate_test

import (
	"testing"
	"time"

	"rolewalk/engine/isodate"
)

// forms are the profiles as Go's library writes them.
var forms = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02",
	"2006-01", "2006",
}

// byLibrary reads a date with Go's library.
func byLibrary(text string) (time.Time, bool) {
	for _, form := range forms {
		if at, err := time.Parse(form, text); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

var texts = []string{
	"2026", "2026-03", "2026-03-01", "2026-03-01T09:00", "2026-03-01T09:00Z", "2026-03-01T09:00:00",
	"2026-03-01T09:00:00Z",
	"2026-03-01T09:00:00.123Z", "2026-03-01T09:00:00,5+01:00", "2026-03-01T09:00:00.1234567891-11:59", "0001-01-01",
	"2026-03-01T23:59:59+23:59", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2026-04-31", "2026-13-01",
	"2026-00-01", "2026-01-00", "2026-01-32", "2026-03-01T24:00:00Z", "2026-03-01T23:60:00Z", "2026-03-01T23:59:60Z",
	"2026-03-01T09:00:00.Z", "2026-03-01T09:00:00+0100", "2026-03-01T09:00:00+Z", "2026-03-01T", "2026-03-01T09Z", "202",
	"20260", "2026-3-1", "2026-03-01 09:00:00Z", "", "-", "2026-", "2026-03-01T09:00:00z", "2026-03-01T09:00:00ZZ",
}

// TestParse: what Go's library reads of these forms is read alike, and what it refuses is refused.
func TestParse(t *testing.T) {
	t.Parallel()
	for _, text := range texts {
		want, is := byLibrary(text)
		got, zoned, ok := isodate.Parse(text)
		if ok != is || !got.Equal(want) {
			t.Errorf("%q: %v %v, want %v %v", text, got, ok, want, is)
		}
		if _, err := time.Parse(forms[0], text); err == nil && !zoned {
			t.Errorf("%q: has a zone", text)
		}
	}
	if _, zoned, _ := isodate.Parse("2026-03-01T09:00:00"); zoned {
		t.Error("a date without a zone has one")
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, _, ok := isodate.Parse(text)
		// Go's library also takes an hour of one digit and a zone of 24 hours, which the profile does not have.
		if want, is := byLibrary(text); ok && (!is || !got.Equal(want)) {
			t.Errorf("%q: %v %v, want %v %v", text, got, ok, want, is)
		}
	})
}

// TestText: a moment is written as Go's library writes it, over the years that it writes with four digits.
func TestText(t *testing.T) {
	t.Parallel()
	first := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	last := time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).UnixMilli()
	for ms := first; ms <= last; ms += 7*86_399_999 + 1234 {
		if got, want := isodate.Text(ms), time.UnixMilli(ms).UTC().Format(time.RFC3339); got != want {
			t.Fatalf("%d: %s, want %s", ms, got, want)
		}
	}
}
