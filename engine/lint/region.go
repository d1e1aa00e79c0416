package lint

import "strings"

// madeOf reports whether the text is not empty and has only characters of set.
func madeOf(text, set string) bool { return text != "" && strings.Trim(text, set) == "" }
