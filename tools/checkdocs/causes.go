package main

import (
	"fmt"
	"regexp"
	"strings"

	"rolewalk/engine/sts"
)

const causesIntro = `# Why a request ends

<!-- Written by tools/checkdocs from engine/sts. Change the table there, then run make gen. -->

Each row is one cause: its name, AWS's error code, what AWS prints, and the real reason, which AWS often does not
print. A dash says that AWS's text depends on the request, or that AWS does not
document it. Capitals in a reason stand for what the walk has there.

`

// phases are the headings of the list, in the order in which a request passes them.
var phases = []struct {
	phase       sts.Phase
	title, text string
}{
	{sts.PhaseCredentials, "The credentials", "AWS stops before it reads any policy, because of who asks or how."},
	{sts.PhaseRequest, "The request", "AWS stops because of what the request asks for, and does not read any policy."},
	{sts.PhasePolicies, "The policies", "AWS asks the policies, and the trace says which of them refused."},
	{"", "Nothing stops it", "AWS grants the request without asking any policy."},
}

// causesDocument lists the causes by the phase in which AWS stops.
func causesDocument() string {
	var b strings.Builder
	b.WriteString(causesIntro)
	for _, p := range phases {
		fmt.Fprintf(&b, "## %s\n\n%s\n\n", p.title, p.text)
		b.WriteString("| cause | code | AWS prints | because |\n| --- | --- | --- | --- |\n")
		for i := range sts.Causes {
			if row := &sts.Causes[i]; row.Phase == p.phase {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n",
					row.Cause, causeCode(row), orDash(quoted(row.AWS)), orDash(capitals(row.Reason)))
			}
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func causeCode(row *sts.CauseRow) string {
	switch {
	case row.InvalidKey:
		return "the service's own for a key that is not known"
	case row.ExpiredToken:
		return quoted(string(sts.CodeExpiredToken)) + ", or the service's own"
	}
	return orDash(quoted(string(row.Code)))
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// braced is a word that package explain replaces.
var braced = regexp.MustCompile(`\{(\w+)\}`)

// capitals writes the words that package explain replaces in capitals.
func capitals(reason string) string {
	return braced.ReplaceAllStringFunc(reason, func(word string) string {
		return strings.ToUpper(strings.Trim(word, "{}"))
	})
}
