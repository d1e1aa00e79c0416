package embed

import (
	"reflect"
	"testing"
)

func TestParseOptions(t *testing.T) {
	for text, want := range map[string][]option{
		"":                                  nil,
		" step=2 predict height=480":        {{"step", "2"}, {"predict", ""}, {"height", "480"}},
		` {height=480 step="2"}`:            {{"step", "2"}, {"height", "480"}},
		" {predict=true readonly=false}":    {{"predict", ""}},
		" step=0 height=-3 step=2 time=":    nil,
		" step=1 step=2":                    {{"step", "1"}},
		" theme='dark' pane=picture colour": {{"pane", "picture"}, {"theme", "dark"}},
	} {
		if got := parseOptions(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
