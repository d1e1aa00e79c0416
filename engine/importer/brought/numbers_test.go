package brought

import "testing"

// TestUnnumbered: the numbers of lines are blanks; a text that happens to begin with a number stays as it is.
func TestUnnumbered(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{" 9  a:\n10    b: 1\n11\n12    c\n", "    a:\n      b: 1\n  \n      c\n"},
		{"     1\ta:\n     2\t  b: 1\n     3\t  c: 2\n", "       a:\n         b: 1\n         c: 2\n"},
		{"1 | {\n2 |   \"a\": 1\n3 | }\n", "    {\n      \"a\": 1\n    }\n"},
		{"7:a:\n8:  b: 1\n\n9:  c: 2\r\n", "  a:\n    b: 1\n\n    c: 2\r\n"},
		{"1 a\n2 b\n", "1 a\n2 b\n"},
		{"1 a\n2 b\n4 c\n", "1 a\n2 b\n4 c\n"},
		{"1. a\n2. b\n3. c\n", "1. a\n2. b\n3. c\n"},
		{"1 a\n2 b\nc\n", "1 a\n2 b\nc\n"},
		{"", ""},
	} {
		if got := Unnumbered(c.body); got != c.want {
			t.Errorf("%q gives %q and not %q", c.body, got, c.want)
		}
	}
}
