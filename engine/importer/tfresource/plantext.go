package tfresource

import (
	"regexp"
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

var (
	// planSentence are sentences that `terraform plan` prints.
	planSentence = regexp.MustCompile(`(?m)^[\s│]*(?:Terraform will perform the following actions:|` +
		`OpenTofu will perform the following actions:|` +
		`Terraform used the selected providers to generate the following execution|` +
		`Plan: \d+ to (?:add|import), \d+ to|No changes\. (?:Your infrastructure matches|Infrastructure is up-to-date))`)
	// planBlock is how `terraform plan` begins what it prints of a resource.
	planBlock = regexp.MustCompile(`(?m)^\s*(?:[+~-]|-/\+|\+/-|<=) (?:resource|data) "[\w-]+" "[\w-]+" \{`)
	// planEvent is a line of `terraform plan -json`.
	planEvent = regexp.MustCompile(`(?m)^\{"@level":"[a-z]+","@message":"`)
)

// IsPlanText reports whether a text is what `terraform plan`, `terraform plan -json` or `terraform apply` prints. It
// leaves out what does not change, so it is not read: `terraform show -json` prints all of it.
func IsPlanText(body string) bool {
	// The words are looked for first, because a text can be as long as a log.
	return hasAny(body, "Terraform ", "OpenTofu ", "Plan: ", "No changes. ") && planSentence.MatchString(body) ||
		hasAny(body, ` resource "`, ` data "`) && planBlock.MatchString(body) ||
		hasAny(body, `{"@level":"`) && planEvent.MatchString(body)
}

func hasAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// PlanText is what a text for which IsPlanText is true is listed as.
func PlanText(at source.Span) fact.Unread {
	return fact.Unread{
		Span: at, What: "what terraform plan prints",
		Reason: "it leaves out what does not change: bring what this prints: terraform plan -out=tfplan && " +
			"terraform show -json tfplan",
	}
}
