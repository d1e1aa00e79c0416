package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// outputWords begin the lines of an answer that the AWS CLI prints with --output text.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
var outputWords = []string{
	"ROLE", "ROLES", "USER", "USERS", "GROUP", "GROUPS", "POLICY", "POLICIES", "POLICYVERSION", "POLICYNAMES",
	"ATTACHEDPOLICIES", "ASSUMEROLEPOLICYDOCUMENT", "ROLEDETAILLIST", "USERDETAILLIST", "POLICYDOCUMENT", "STATEMENT",
	"ASSUMEDROLEUSER", "TAGS", "OPENIDCONNECTPROVIDERLIST", "SAMLPROVIDERLIST", "TARGETS", "PARENTS", "POLICYGROUPS",
	"POLICYROLES", "POLICYUSERS", "MFADEVICES", "CREDENTIALS",
}

// commandIn is the command of the AWS CLI that a line ends with, "" if it has none.
func commandIn(line string) string {
	i := strings.Index(line, "aws ")
	if i < 0 || i > 0 && !strings.ContainsRune(" \t$>%`", rune(line[i-1])) {
		return ""
	}
	words := strings.Fields(line[i:])
	for _, word := range words[:min(3, len(words))] {
		if strings.Trim(word, aws.Letters+aws.Digits+"-") != "" {
			return ""
		}
	}
	if len(words) < 3 || strings.HasPrefix(words[1], "-") || strings.ToLower(words[2]) != words[2] {
		return ""
	}
	return line[i:]
}

// plainOutput lists the answers of the AWS CLI that --output text or --output table printed, once for each command.
func (r *sourceReader) plainOutput(rest string) {
	at, command, listed := 0, "", false
	for line := range strings.Lines(rest) {
		span := source.Span{Text: r.id, From: at, To: at + len(strings.TrimRight(line, "\r\n"))}
		at += len(line)
		r.identity(line, span.From)
		text := r.src.Body[span.From:min(span.To, len(r.src.Body))]
		if before, goesOn := strings.CutSuffix(command, "\\"); goesOn {
			command = before + text
		} else if found := commandIn(text); found != "" {
			command, listed = found, false
		}
		if listed || !isPlainOutput(line) || strings.HasSuffix(strings.Trim(line, "| \r\n"), "GetCallerIdentity") {
			continue
		}
		listed = true
		r.Unread = append(r.Unread, fact.Unread{
			Span: span, What: "an answer of the AWS CLI as text or as a table",
			Reason: "These forms leave out what a value is of: bring what `" + asJSON(command, line) + "` prints.",
		})
	}
}

// isPlainOutput reports whether a line is one that --output text prints, or the title of a table.
func isPlainOutput(line string) bool {
	word, _, tabbed := strings.Cut(line, "\t")
	return tabbed && slices.Contains(outputWords, word) || titleOf(line) != ""
}

// titleOf is the operation that is the title of a table, "" if a line is none.
func titleOf(line string) string {
	title := strings.Trim(line, "| \r\n")
	if !strings.HasPrefix(line, "|") || strings.ContainsAny(title, " |") {
		return ""
	}
	for _, verb := range []string{"Get", "List", "Describe", "AssumeRole", "Simulate"} {
		if strings.HasPrefix(title, verb) {
			return title
		}
	}
	return ""
}

// asJSON is the command that prints an answer as JSON: the one above it, or what the title of its table tells.
func asJSON(command, line string) string {
	if command == "" {
		title := titleOf(line)
		if title == "" {
			return "the command with --output json"
		}
		command = "aws " + serviceOf(title) + " " + dashed(title) + " …"
	}
	words := strings.Fields(command)
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == "--output" && i+1 < len(words):
			words = slices.Delete(words, i, i+2)
			i--
		case strings.HasPrefix(words[i], "--output="):
			words = slices.Delete(words, i, i+1)
			i--
		}
	}
	return strings.Join(words, " ") + " --output json"
}

// serviceOf is the service that has an operation.
func serviceOf(operation string) string {
	switch operation {
	case "GetCallerIdentity", "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetSessionToken":
		return "sts"
	case "DescribePolicy", "DescribeOrganization", "ListPoliciesForTarget", "ListTargetsForPolicy", "ListParents",
		"ListRoots":
		return "organizations"
	}
	return "iam"
}

// dashed is the name of an operation as the AWS CLI has it: GetRole is get-role.
func dashed(operation string) string {
	operation = strings.NewReplacer("SAML", "Saml", "MFA", "Mfa", "OpenIDConnect", "OpenIdConnect").Replace(operation)
	var b strings.Builder
	for i, c := range operation {
		if lower := strings.ToLower(string(c)); lower != string(c) {
			if i > 0 {
				b.WriteByte('-')
			}
			b.WriteString(lower)
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
