package managed

import "embed"

//go:embed small/*.json
var small embed.FS

// Large lists the names of the policies in package large.
var Large = []string{"ReadOnlyAccess", "SecurityAudit"}

// Text returns the latest text of the policy called name; ok is false if it is not built in.
func Text(name string) (text string, ok bool) {
	b, err := small.ReadFile("small/" + name + ".json")
	return string(b), err == nil
}
