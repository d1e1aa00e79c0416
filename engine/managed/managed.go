package managed

import (
	"embed"
	"strings"
)

//go:embed small
var small embed.FS

// BuiltIn lists the policies that are built in, by their names with their paths.
var BuiltIn = []string{
	"AdministratorAccess", "AmazonS3FullAccess", "AmazonS3ReadOnlyAccess", "AmazonSSMManagedInstanceCore", "IAMFullAccess",
	"PowerUserAccess", "service-role/AWSLambdaBasicExecutionRole",
}

// Text returns the latest text of the policy of the name, with its path before it: `service-role/NAME`. ok is false if
// it is not built in.
func Text(name string) (text string, ok bool) {
	b, err := small.ReadFile("small/" + name + ".json")
	return string(b), err == nil
}

// PackSuffix ends the name of a pack's file. It is none that a server takes for an encoding.
const PackSuffix = ".pack"

// PackOf returns the pack that has a policy, by its name with its path: the first letter of the name behind AWS and
// Amazon, which most begin with.
func PackOf(name string) string {
	name = name[strings.LastIndexByte(name, '/')+1:]
	for _, maker := range []string{"AWS", "Amazon"} {
		if rest := strings.TrimPrefix(name, maker); rest != "" {
			name = rest
		}
	}
	name = strings.ToUpper(strings.TrimLeft(name, "_-"))
	if name == "" || name[0] < 'A' || name[0] > 'Z' {
		return "other"
	}
	return name[:1]
}
