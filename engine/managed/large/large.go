package large

import "embed"

//go:embed text/*.json
var texts embed.FS

// Text returns the latest text of the policy called name; ok is false if it is not one of them.
func Text(name string) (text string, ok bool) {
	b, err := texts.ReadFile("text/" + name + ".json")
	return string(b), err == nil
}
