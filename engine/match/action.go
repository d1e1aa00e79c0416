package match

import "strings"

// Action is an action pattern: `sts:AssumeRole`, `s3:Get*`, `*`. Service and name are compared without regard to case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
type Action struct{ glob Glob }

// NewAction compiles pattern.
func NewAction(pattern string) Action { return Action{NewGlob(strings.ToLower(pattern))} }

// Matches compares with an action in lower case.
func (a Action) Matches(lower string) bool { return a.glob.Matches(lower) }
