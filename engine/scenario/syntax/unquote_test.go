package syntax

import "testing"

func TestUnquote(t *testing.T) {
	for in, want := range map[string]string{
		`word`:                 "word",
		`"a b"`:                "a b",
		`"\"\\\/\n\t"`:         "\"\\/\n\t",
		`"\u00e9\ud83d\ude00"`: "é😀",
		`"\x"`:                 `\x`,
		`"open`:                "open",
		`"`:                    "",
		`""`:                   "",
	} {
		if got := unquote(in); got != want {
			t.Errorf("unquote(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestBlockText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"one line", `"""a"""`, "a"},
		{"empty", `""""""`, ""},
		{"shared indentation goes", "\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", "a\n  b\n\nc"},
		{"only what all share", "\"\"\"\n    a\n  b\n\"\"\"", "  a\nb"},
		{"tabs are no blanks", "\"\"\"\n\ta\n  b\n\"\"\"", "\ta\n  b"},
		{"text on the first line", "\"\"\"a\n  b\n  c\"\"\"", "a\nb\nc"},
		{"carriage returns", "\"\"\"\r\n  a\r\n  b\r\n\"\"\"", "a\nb"},
		{"blank lines hold nothing", "\"\"\"\na\n   \nb\n\"\"\"", "a\n\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := dedent(tt.in); got != tt.want {
				t.Errorf("dedent(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	for _, word := range []string{"0", "-1", "1.5", "1e9", "1E+9"} {
		if !isNumber(word) {
			t.Errorf("isNumber(%q) is false", word)
		}
	}
	for _, word := range []string{"01", "1.", "", "-", "e1", "1e", "1e+", "0x1", "1e++1"} {
		if isNumber(word) {
			t.Errorf("isNumber(%q) is true", word)
		}
	}
}
