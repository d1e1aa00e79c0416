package link

import (
	"testing"
	"unicode/utf8"
)

// FuzzDecode: opening any link ends within the limits, and the result is text.
func FuzzDecode(f *testing.F) {
	f.Add(Fragment("title x", 2))
	for _, s := range []string{"", "#w1.", "w1.AAAA", "w2.AA", "w1.S8xJLEpMys8HAA&step=9", "w1&step=9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := decode(s)
		switch {
		case err != nil && (got.Text != "" || err.Error() == ""): // the step stands after the walk, which alone is refused
			t.Fatalf("refused with %+v, %q", got, err)
		case len(got.Text) > Limit || !utf8.ValidString(got.Text) || got.Step < 0:
			t.Fatalf("opened as %d bytes at step %d", len(got.Text), got.Step)
		}
	})
}

// FuzzRoundTrip: every text comes back unchanged.
func FuzzRoundTrip(f *testing.F) {
	f.Add("title x", 1)
	f.Add("", 0)
	f.Add("account 111111111111 dev { user alice { } }", -3)
	f.Fuzz(func(t *testing.T, text string, step int) {
		if !utf8.ValidString(text) || len(text) > Limit {
			t.Skip()
		}
		step %= maxStep + 1
		got, err := decode("#" + Fragment(text, step))
		if err != nil || got.Text != text || got.Step != max(0, step) {
			t.Fatalf("%q at %d came back as %+v, %v", text, step, got, err)
		}
	})
}
