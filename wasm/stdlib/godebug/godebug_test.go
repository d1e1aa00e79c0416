package godebug

import "testing"

func TestSetting(t *testing.T) {
	for name, want := range map[string]string{"panicnil": "panicnil=", "#quiet": "quiet=", "": "="} {
		s := New(name)
		s.IncNonDefault()
		if s.String() != want || s.Value() != "" || s.Undocumented() != (name == "#quiet") {
			t.Errorf("%s: %s, undocumented %v", name, s, s.Undocumented())
		}
	}
}
