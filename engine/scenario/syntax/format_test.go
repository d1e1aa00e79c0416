package syntax

import (
	"testing"

	"rolewalk/engine/source"
)

func TestFormatKeepsExamples(t *testing.T) {
	for _, path := range []string{"testdata/every-form.walk", "testdata/challenge.walk", "testdata/task.walk"} {
		text := readWalk(t, path)
		if got, errors := Format(text, PageLimit); len(errors) > 0 || got != text.Body {
			t.Errorf("%s does not format to itself: %v\n%s", path, errors, got)
		}
	}
}

func TestFormat(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"blanks only", " \n\t\n\n", ""},
		{"one line end at the end", "wait 1h", "wait 1h\n"},
		{"no more than one", "wait 1h\n\n\n", "wait 1h\n"},
		{"runs of empty lines", "wait 1h\n\n \n\nwait 2h\n", "wait 1h\n\nwait 2h\n"},
		{
			"indentation and trailing blanks",
			"step {  \na calls b:C on *\t\n        expect allow\n  }\n",
			"step {\n  a calls b:C on *\n  expect allow\n}\n",
		},
		{"blanks inside a line stay", "wait   1h   # an hour\n", "wait   1h   # an hour\n"},
		{
			"comments",
			"   # first\nstep { # in\n# between\na calls b:C on * }   # out \n",
			"# first\nstep { # in\n  # between\n  a calls b:C on * }   # out\n",
		},
		{
			"JSON over lines",
			"account 111111111111 a {\nrole R { trust {\n \"a\": 1  \n\n\n   } \n}\n}\n",
			"account 111111111111 a {\n  role R { trust {\n \"a\": 1  \n\n\n   }\n  }\n}\n",
		},
		{"texts over lines", "  note \"\"\"\n  a  \n\n\n b\"\"\"  \n", "note \"\"\"\n  a  \n\n\n b\"\"\"\n"},
		{
			"carriage returns",
			"step {\r\na calls b:C on * }\r\n\r\n\r\nwait 1h",
			"step {\r\n  a calls b:C on * }\r\n\r\nwait 1h\r\n",
		},
		{"two closing braces", "account 111111111111 a {\nuser b {\n}}\n", "account 111111111111 a {\n  user b {\n}}\n"},
		{"byte order mark", "\ufeff  wait 1h\n", "\ufeffwait 1h\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, errors := Format(source.NewText("t", tt.in), PageLimit)
			if got != tt.want || len(errors) > 0 {
				t.Errorf("Format(%q) = %q %v, want %q", tt.in, got, errors, tt.want)
			}
		})
	}
}

func TestFormatRefusesErrors(t *testing.T) {
	const broken = "  step {\n"
	if got, errors := Format(source.NewText("t", broken), PageLimit); got != broken || len(errors) == 0 {
		t.Errorf("Format(%q) = %q with %d errors", broken, got, len(errors))
	}
}
