package forms

import "rolewalk/engine/scenario/syntax"

// value is a word of the forms that is to be filled in, and what it takes.
type value struct{ word, takes string }

var values = []value{
	{"NAME", "a word or a string in double quotes; `ALIAS`, `GROUP`, `POLICY`, `CODE`, `AUDIENCE` and `ID` take the same"},
	{"VALUE", "an account number, or at least six letters, digits, `_` and `-`"},
	{"TITLE", "a text of one line: a word or a string; `HINT` and `STRING` take the same"},
	{"TEXT", "Markdown: a word, a string, or a text of several lines between `\"\"\"` and `\"\"\"`"},
	{"JSON", "a JSON document, pasted as AWS prints it"},
	{"JSON|NAME|unknown", "a policy, the name of a managed policy, or the word unknown"},
	{"NUMBER", "an account number of 12 digits"},
	{"STEP", "the number of a step, from 1, in the order of the file"},
	{"LEVEL", "1, 2 or 3"},
	{"MINUTES", "a whole number from 1"},
	{"DURATION", "hours, minutes and seconds with their letters: `90m`, `1h30m`, `900s`"},
	{"TIME", "a date, a time in whole seconds and `Z` or an offset: `2026-03-01T09:00:00Z`"},
	{"IP", "an IPv4 or IPv6 address"},
	{"ARN", "an ARN"},
	{"ORGANIZATION/PATH", "an organization, and the OUs that lead to the account: `o-example/Workloads/Prod`"},
	{"PLACE", "a node of the organization: " + oneOf(syntax.Choices()["PLACE"]) + "; outermost OU first"},
	{"PARTITION", oneOf(syntax.Partitions())},
	{"PATH", "a path of IAM that begins and ends with a slash"},
	{"HOST", "the host of an OpenID Connect provider"},
	{"ALIAS/NAME", "an entity and its account: `dev/alice`"},
	{"ACTOR", "a user, a role or the root user (`ALIAS/NAME`, `ALIAS/root` or an ARN), " +
		"a session by its name, or a service principal"},
	{"ROLE", "a role: `ALIAS/NAME`, `NAME` if only one thing has that name, or its ARN"},
	{"HOLDER", "a user, a group or a role, written in the same ways"},
	{"SESSION", "a session name, which is also the session's name in the walk"},
	{"SERVICE", "a service principal: `iam.amazonaws.com`"},
	{"PROVIDER", "a SAML provider: `ALIAS/NAME`"},
	{"ACTION", "an action such as `s3:GetObject`"},
	{"RESOURCE", "an ARN or `*`"},
	{"GATE", "a kind of policy, in the order in which AWS looks at them: " + oneOf(syntax.Gates())},
	{"DOCUMENT", "a policy of the world: " + oneOf(syntax.Choices()["DOCUMENT"]) + "; steps are numbered from 1"},
}

// oneOf lists the ways to write something.
func oneOf(ways []string) string {
	text := ""
	for i, way := range ways {
		switch {
		case i > 0 && i == len(ways)-1:
			text += " or "
		case i > 0:
			text += ", "
		}
		text += code(way)
	}
	return text
}
