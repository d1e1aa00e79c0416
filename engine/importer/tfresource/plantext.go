package tfresource

import (
	"regexp"

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
	return planSentence.MatchString(body) || planBlock.MatchString(body) || planEvent.MatchString(body)
}

// PlanText is what a text for which IsPlanText is true is listed as.
func PlanText(at source.Span) fact.Unread {
	return fact.Unread{
		Span: at, What: "what terraform plan prints",
		Reason: "it leaves out what does not change: bring what this prints: terraform plan -out=tfplan && " +
			"terraform show -json tfplan",
	}
}
