package files

import (
	"regexp"
	"strings"

	"rolewalk/engine/source"
)

// opening begins a line that YAML of a known form begins with: a template, an answer of AWS, a policy, an object of
// Kubernetes, a pipeline.
var opening = regexp.MustCompile(`^(?:---|AWSTemplateFormatVersion|Transform|Parameters|Resources|apiVersion|name|on|jobs|` +
	`service|id_tokens|pipelines|Version|Statement|Roles?|Users?|Groups?|Polic(?:y|ies)|PolicyVersion|PolicyNames|` +
	`AttachedPolicies|(?:Role|User|Group)DetailList|PolicyName|PolicyDocument|AssumeRolePolicyDocument|Properties|Type|Tags|` +
	`Targets|Parents|Children|Accounts?|OrganizationalUnits|Organization|OpenIDConnectProviderList|SAMLProviderList|` +
	`ClientIDList|(?:Virtual)?MFADevices|AccountAliases|PolicyGroups|EvaluationResults|InstanceProfiles?|AssumedRoleUser|` +
	`Credentials|UserId|IsTruncated|CreateDate)\s*(?::(?:\s|$)|$)`)

// further is a line at the same margin that goes on with YAML: a key, an item, a comment, a bracket.
var further = regexp.MustCompile(`^(?:["']?[A-Za-z0-9_.$/-]+["']?\s*:(?:\s|$)|- |-$|#|[\]}]|---|\.\.\.)`)

// prose are words of lines that are none of YAML's, although they begin with a word and a colon.
var prose = []string{"not authorized to", "An error occurred", "AccessDenied"}

// blocks are the parts of a text that can be YAML within other text, such as a fence of Markdown or what a command
// printed: from a line that YAML of a known form begins with to the first line that does not go on with it.
func blocks(body string, id source.TextID) (list []source.Span) {
	at, from, margin := 0, -1, 0
	end := func(to int) {
		if from >= 0 {
			list = append(list, source.Span{Text: id, From: from, To: to})
		}
		from = -1
	}
	for line := range strings.Lines(body) {
		text := strings.TrimRight(line, " \t\r\n")
		content := strings.TrimLeft(text, " ")
		indent := len(text) - len(content)
		switch {
		case content == "" || from >= 0 && indent > margin:
		case from >= 0 && indent == margin && further.MatchString(content) && !isProse(content):
		default:
			end(at)
			if opening.MatchString(content) && !isProse(content) {
				from, margin = at, indent
			}
		}
		at += len(line)
	}
	end(len(body))
	return list
}

func isProse(line string) bool {
	for _, words := range prose {
		if strings.Contains(line, words) {
			return true
		}
	}
	return false
}
