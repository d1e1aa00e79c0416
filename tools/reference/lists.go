package reference

import (
	"fmt"
	"strings"

	"rolewalk/engine/assumption"
	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/view"
)

// operators lists the condition operators and what may stand around their names.
func operators() []byte {
	var b strings.Builder
	b.WriteString("# Condition operators\n\nA condition compares a key of the request with the values of the policy. " +
		"Several values are joined by or, several keys and operators by and.\n\n" +
		"A key that the request does not have makes most operators fail, and the negated ones hold.\n\n" +
		"## The operators\n\n")
	writeWords(&b, "operator", match.OperatorWords())
	b.WriteString("\n## Before and behind an operator\n\n")
	writeWords(&b, "part", match.OperatorParts)
	return []byte(b.String())
}

func writeWords(b *strings.Builder, head string, words []aws.Word) {
	fmt.Fprintf(b, "| %s | what it does | AWS |\n| --- | --- | --- |\n", head)
	for i := range words {
		w := &words[i]
		fmt.Fprintf(b, "| %s | %s | [page](%s) |\n", code(w.Name), cell(w.Says), w.See())
	}
}

// providers lists the OpenID Connect providers that AWS knows.
func providers() []byte {
	var b strings.Builder
	b.WriteString("# Identity providers\n\nThese are the OpenID Connect providers that AWS knows by name. " +
		"Any other can be registered in an account: its tokens give the keys `aud`, `sub` and `amr` behind its host.\n\n" +
		"A provider that issues tokens for all its customers must be told apart in the trust policy by the key that AWS " +
		"requires. A star in a host stands for any text.\n\n" +
		"| host | registered in the account | key that AWS requires | further claims that become keys |\n" +
		"| --- | --- | --- | --- |\n")
	list := aws.Providers()
	for i := range list {
		p := &list[i]
		registered, required, claims := "yes", "–", "–"
		if p.BuiltIn {
			registered = "not needed"
		}
		if key := p.RequiredKey(); key != "" {
			required = code(key)
		}
		if len(p.Keys) > 0 {
			claims = code(strings.Join(p.Keys, "`, `"))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", code(p.Host), registered, required, claims)
	}
	b.WriteString("\nAWS: [OIDC federation]" +
		"(https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif)\n")
	return []byte(b.String())
}

// assumptions lists where AWS's documents disagree or are silent.
func assumptions() []byte {
	var b strings.Builder
	b.WriteString("# Where AWS's documents disagree\n\nAWS's pages leave some points open. " +
		"Here is what they say, and what is taken. A step whose verdict hangs on one of them says so on its card.\n")
	for i := range assumption.All {
		a := &assumption.All[i]
		fmt.Fprintf(&b, "\n## %s\n\nTaken here: %s.\n\n- For it: %s ([source](%s))\n- Against it: %s ([source](%s))\n",
			cell(a.Question), cell(a.Taken), cell(a.For.Says), a.For.See, cell(a.Against.Says), a.Against.See)
	}
	return []byte(b.String())
}

// notModelled lists what no walk has.
func notModelled() []byte {
	var b strings.Builder
	b.WriteString("# What is not modelled\n\nA decision of AWS may also depend on these, and no walk has them:\n\n")
	for _, line := range view.NotModelled() {
		b.WriteString("- " + cell(line) + "\n")
	}
	b.WriteString("\nWhat a walk may leave open is another matter: a policy that is not known makes a step unknown, " +
		"and the page names it. See [the forms](/reference/walk-language/) with the word `unknown`.\n")
	return []byte(b.String())
}
