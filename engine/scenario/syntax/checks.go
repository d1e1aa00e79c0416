package syntax

import (
	"fmt"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// checkPlacement checks ORGANIZATION/PATH.
func checkPlacement(n *Name, r *report) {
	for _, part := range strings.Split(n.Value, "/") {
		if part == "" && n.Value != "" {
			r.errorAt(BadPath, n.at, "`"+short(n.Value)+"` has an empty part between its slashes",
				"write the organization and its OUs, outermost first: `in o-example/Workloads/Prod`")
			return
		}
	}
}

// checkPath checks the path of a user or a role.
func checkPath(n *Name, r *report) {
	if n.Value != "" && (!strings.HasPrefix(n.Value, "/") || !strings.HasSuffix(n.Value, "/")) {
		r.errorAt(BadPath, n.at, "the path `"+short(n.Value)+"` does not begin and end with a slash",
			"write it like `/eng/`; `/` alone is the default")
	}
}

// checkMaxSession checks the longest session of a role.
func checkMaxSession(d *Duration, r *report) {
	if d.Value != 0 && (d.Value < aws.MinMaxSession || d.Value > aws.MaxMaxSession) {
		r.add(source.Finding{
			Code: BadDuration, At: d.at, Message: "`" + d.raw + "` is outside the range of a role's longest session",
			Remedy: fmt.Sprintf("`max-session` takes a duration from %dh to %dh, like `max-session 4h`",
				aws.MinMaxSession/time.Hour, aws.MaxMaxSession/time.Hour),
			See: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
		})
	}
}
