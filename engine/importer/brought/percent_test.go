package brought

import (
	"net/url"
	"testing"
)

// TestUnescaped: what net/url decodes is decoded alike, and what it refuses is refused.
func TestUnescaped(t *testing.T) {
	for _, text := range []string{
		"", "plain", "%7B%22a%22%3A+1%7d", "%C3%A9", "%", "%4", "%4g", "a%zzb", "%25%32", "100%", "%\x10\x11", "%+1", "% 1",
	} {
		want, err := url.PathUnescape(text)
		got, ok := Unescaped(text)
		if ok != (err == nil) || ok && got != want {
			t.Errorf("%q: %q, %v, want %q, %v", text, got, ok, want, err)
		}
	}
	for c := range 256 {
		text := "%" + string([]byte{byte(c)}) + "1"
		want, err := url.PathUnescape(text)
		if got, ok := Unescaped(text); ok != (err == nil) || ok && got != want {
			t.Errorf("%q: %q, %v, want %q", text, got, ok, want)
		}
	}
}
