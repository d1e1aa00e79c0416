package answer

import (
	"strings"

	"rolewalk/engine/aws"
)

// option is the value that the command line above an answer gives to an option, "" if it gives none.
func (r *reader) option(name string) string {
	for rest := r.Hint; ; {
		_, after, found := strings.Cut(rest, "--"+name)
		if !found {
			return ""
		}
		if value := strings.TrimLeft(after, " ='\""); value != after {
			end := strings.IndexAny(value+" ", " '\"\t\\")
			return value[:end]
		}
		rest = after
	}
}

// arnOption is the ARN that an option gives; ok is false if it gives none.
func (r *reader) arnOption(name string) (arn aws.ARN, ok bool) { return aws.ParseARN(r.option(name)) }
