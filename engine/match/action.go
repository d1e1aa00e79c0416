package match

import "strings"

// Action is an action pattern: `sts:AssumeRole`, `s3:Get*`, `*`. Service and name are compared without regard to case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
type Action struct{ glob glob }

// IsAction reports whether text is one action, as a request asks for it: `service:Name`, without wildcards.
func IsAction(text string) bool {
	service, name, colon := strings.Cut(text, ":")
	return colon && service != "" && name != "" && !strings.ContainsAny(text, "*?") && !strings.Contains(name, ":")
}

// NewAction compiles pattern.
func NewAction(pattern string) Action { return Action{compileGlob(strings.ToLower(pattern))} }

// Matches compares with an action in lower case.
func (a Action) Matches(lower string) bool { return a.glob.matches(lower) }
