package link

import (
	_ "embed" // for the cases
	"encoding/json"
	"testing"
)

// paramsCases are the cases that the page's reader of links passes too.
//
//go:embed testdata/params.json
var paramsCases []byte

// decoded is a link with the step that it names.
type decoded struct {
	Text string
	Step int
}

func decode(fragment string) (decoded, error) {
	l, err := Decode(fragment)
	return decoded{l.Text, ReadParams(fragment).Step}, err
}

func TestParams(t *testing.T) {
	var cases []struct {
		After   string `json:"after"`
		Params  Params `json:"params"`
		Written string `json:"written"`
	}
	if err := json.Unmarshal(paramsCases, &cases); err != nil || len(cases) == 0 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for _, c := range cases {
		fragment := encode("title x") + c.After
		for _, address := range []string{fragment, "#" + fragment, "https://walks.example/embed?step=7#" + fragment} {
			if got := ReadParams(address); got != c.Params {
				t.Errorf("%s: %+v, want %+v", c.After, got, c.Params)
			}
		}
		if got := c.Params.String(); got != c.Written {
			t.Errorf("%+v is written %s, want %s", c.Params, got, c.Written)
		}
		if got, err := decode(fragment); err != nil || got.Text != "title x" || got.Step != c.Params.Step {
			t.Errorf("%s: %+v, %v", c.After, got, err)
		}
	}
}

func FuzzParams(f *testing.F) {
	f.Add("w1.S8xJLEpMys8HAA&step=3&time=2026-03-01T09:05:00Z&pane=walk&theme=dark&predict=1&height=300")
	f.Fuzz(func(t *testing.T, s string) {
		p := ReadParams(s)
		if again := ReadParams(p.String()); again != p {
			t.Errorf("%q: %+v is read again as %+v", s, p, again)
		}
	})
}
