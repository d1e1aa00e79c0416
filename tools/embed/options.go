package embed

import (
	"regexp"
	"strconv"
	"strings"
)

// option is one option of a fence.
type option struct{ name, value string }

// form is how the value of an option is written; flag has none.
type form int

const (
	number form = iota
	word
	flag
)

// known are the options in the order in which they are handed on. They are those of links, and the frame's height.
var known = []struct {
	name string
	form form
}{
	{"step", number},
	{"time", word},
	{"pane", word},
	{"theme", word},
	{"predict", flag},
	{"readonly", flag},
	{"edit", flag},
	{"height", number},
}

// written matches one option: a name, and where it has one, a value with or without quotes.
var written = regexp.MustCompile(`([a-z]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?`)

// parseOptions reads what stands behind the word walk. Options that are unknown, or have no value of their form, are
// left out.
func parseOptions(text string) []option {
	given := map[string]string{}
	for _, m := range written.FindAllStringSubmatch(text, -1) {
		if _, twice := given[m[1]]; !twice {
			given[m[1]] = m[2] + m[3] + m[4]
		}
	}
	var options []option
	for _, k := range known {
		value, ok := given[k.name]
		if !ok {
			continue
		}
		switch k.form {
		case number:
			n, err := strconv.Atoi(value)
			ok = err == nil && n > 0
		case word:
			ok = value != ""
		case flag:
			ok = value != "false"
			value = ""
		}
		if ok {
			options = append(options, option{k.name, value})
		}
	}
	return options
}

// isWalk says whether the words behind a fence's signs are those of a walk, and returns what follows the word.
func isWalk(info string) (rest string, ok bool) {
	info = strings.TrimSpace(info)
	if inner, braces := strings.CutPrefix(info, "{"); braces {
		info = strings.TrimPrefix(strings.TrimSpace(inner), ".")
	}
	rest, ok = strings.CutPrefix(info, "walk")
	return rest, ok && (rest == "" || strings.ContainsAny(rest[:1], " \t{}"))
}
