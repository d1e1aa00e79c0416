package aws

import "strings"

// IsRegion reports whether the text looks like a Region's name: eu-central-1, us-gov-west-1.
//
// See https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
func IsRegion(text string) bool {
	parts := strings.Split(text, "-")
	last := len(parts) - 1
	if text == "aws-global" {
		return true
	}
	if last < 2 || len(parts[0]) > 4 || len(parts[last]) > 2 || !madeOf(parts[last], Digits) {
		return false
	}
	for _, part := range parts[:last] {
		if !madeOf(part, SmallLetters) {
			return false
		}
	}
	return true
}

// madeOf reports whether the text is not empty and has only characters of set.
func madeOf(text, set string) bool { return text != "" && strings.Trim(text, set) == "" }
