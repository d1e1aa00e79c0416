package link

import (
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/isodate"
)

// Params are how a link wants its walk to be shown: what comes after the walk as `&name=value`. A link carries no
// verdict, so that none can be wrong. docs/links.md describes them.
type Params struct {
	// Step is the step to open, from 1; 0 if the link names none.
	Step int `json:"step,omitempty"`
	// Time is where the now-line stands, such as 2026-03-01T09:05:00Z.
	Time string `json:"time,omitempty"`
	// Pane is the pane that a small screen shows first: documents, walk, picture or timeline.
	Pane string `json:"pane,omitempty"`
	// Theme is light or dark; empty for the reader's own.
	Theme string `json:"theme,omitempty"`
	// Predict hides the verdict of the step until the reader has predicted it.
	Predict bool `json:"predict,omitempty"`
	// ReadOnly keeps the texts as they are.
	ReadOnly bool `json:"readonly,omitempty"`
	// Edit shows suggested edits in a frame.
	Edit bool `json:"edit,omitempty"`
	// Height is how many pixels a frame asks of its host page at most; 0 for as many as it needs.
	Height int `json:"height,omitempty"`
}

// Bounds of the numbers. A step has up to six digits.
const (
	maxStep   = 999_999
	minHeight = 100
	maxHeight = 5000
)

// ReadParams reads the parameters of a link: a whole address, or its fragment with or without `#`. It ignores names and
// values that it does not know, and the first value that it knows counts.
func ReadParams(fragment string) Params {
	_, s, found := strings.Cut(fragment, "#")
	if !found {
		s = fragment
	}
	var p Params
	for part := range strings.SplitSeq(strings.TrimSpace(s), "&") {
		if name, value, found := strings.Cut(part, "="); found {
			p.set(name, value)
		}
	}
	return p
}

// set takes one parameter, unless it is there already or means nothing.
func (p *Params) set(name, value string) {
	switch name {
	case "step":
		setNumber(&p.Step, value, 1, maxStep)
	case "time":
		if p.Time == "" && isTime(value) {
			p.Time = value
		}
	case "pane":
		setWord(&p.Pane, value, "documents", "walk", "picture", "timeline")
	case "theme":
		setWord(&p.Theme, value, "light", "dark")
	case "predict":
		p.Predict = p.Predict || value == "1"
	case "readonly":
		p.ReadOnly = p.ReadOnly || value == "1"
	case "edit":
		p.Edit = p.Edit || value == "1"
	case "height":
		setNumber(&p.Height, value, minHeight, maxHeight)
	}
}

func setNumber(to *int, value string, least, most int) {
	n, err := strconv.ParseUint(value, 10, 32)
	if *to == 0 && err == nil && len(value) <= 6 && int(n) >= least && int(n) <= most {
		*to = int(n)
	}
}

func setWord(to *string, value string, words ...string) {
	if *to == "" && slices.Contains(words, value) {
		*to = value
	}
}

// isTime reports whether a value is a moment as the page writes them: in whole seconds and UTC.
func isTime(value string) bool {
	if len(value) != len("2026-03-01T09:05:00Z") || !strings.HasSuffix(value, "Z") {
		return false
	}
	_, zoned, ok := isodate.Parse(value)
	return ok && zoned
}

// String writes the parameters as they come after the walk, each with its `&`.
func (p Params) String() string {
	var s strings.Builder
	add := func(name, value string) {
		if value != "" {
			s.WriteString("&" + name + "=" + value)
		}
	}
	add("step", number(p.Step))
	add("time", p.Time)
	add("pane", p.Pane)
	add("theme", p.Theme)
	add("predict", mark(p.Predict))
	add("readonly", mark(p.ReadOnly))
	add("edit", mark(p.Edit))
	add("height", number(p.Height))
	return s.String()
}

func number(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func mark(on bool) string {
	if on {
		return "1"
	}
	return ""
}
