package main

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
)

const keysIntro = `# Condition keys

<!-- Written by tools/checkdocs from engine/aws. Change the table there, then run make gen. -->

These are the condition keys that Rolewalk derives itself: those of every service, of IAM, STS and SAML. Decisions,
checks, the page's completion and this list all use the same table. A key that a walk sets with ` + "`context`" + `
overrides a derived one. The checks carry AWS's own list, which has the keys of single services.

The claims of an OpenID Connect provider are condition keys behind its host:
` + "`token.actions.githubusercontent.com:sub`" + `.

`

// suppliers are the headings of the list.
var suppliers = map[aws.Supplier]string{
	aws.FromPrincipal:      "Who asks",
	aws.FromCredentials:    "The credentials that sign",
	aws.FromParameters:     "What the request passes",
	aws.FromNetwork:        "Where the request comes from",
	aws.FromEndpoint:       "The VPC endpoint that it went through",
	aws.FromClock:          "When it is made",
	aws.FromResource:       "What it is about",
	aws.FromCallingService: "The AWS service that makes it",
	aws.FromProvider:       "What an identity provider says",
}

// keysDocument lists the condition keys of package aws by their supplier.
func keysDocument() string {
	var b strings.Builder
	b.WriteString(keysIntro)
	for _, from := range aws.Suppliers {
		fmt.Fprintf(&b, "## %s\n\n| key | type | values | present |\n| --- | --- | --- | --- |\n", suppliers[from])
		for i := range aws.Keys {
			k := &aws.Keys[i]
			if k.From != from {
				continue
			}
			name, values := k.Name, "one"
			if strings.HasSuffix(name, "/") {
				name += "KEY"
			}
			if k.Multivalued {
				values = "several"
			}
			fmt.Fprintf(&b, "| [%s](%s) | %s | %s | %s |\n", name, k.See(), k.Type, values, k.When)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
