package sts

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/policy"
)

// The limits of what a request passes.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
const (
	maxTags     = 50
	maxTagKey   = 128
	maxTagValue = 256
)

// check adds what is wrong with tags and source identity by themselves.
func (p *Passed) check(res *Result, faults *[]string) {
	wrong := func(parameter, fault string) {
		res.Wrong = append(res.Wrong, parameter)
		*faults = append(*faults, fault)
	}
	if len(p.Tags) > maxTags {
		wrong("tags", constraint("tags", fmt.Sprintf("%d tags", len(p.Tags)), fmt.Sprintf("Member must have length less than or equal to %d", maxTags)))
	}
	for i, t := range p.Tags {
		member := fmt.Sprintf("tags.%d.member", i+1)
		switch {
		case t.Key == "":
			wrong("tags", constraint(member+".key", t.Key, "Member must have length greater than or equal to 1"))
		case utf8.RuneCountInString(t.Key) > maxTagKey:
			wrong("tags", constraint(member+".key", t.Key, fmt.Sprintf("Member must have length less than or equal to %d", maxTagKey)))
		case utf8.RuneCountInString(t.Value) > maxTagValue:
			wrong("tags", constraint(member+".value", t.Value, fmt.Sprintf("Member must have length less than or equal to %d", maxTagValue)))
		case len(t.Key) > 4 && strings.EqualFold(t.Key[:4], "aws:"):
			wrong("tags", constraint(member+".key", t.Key, `Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`))
		}
	}
	if p.SourceIdentity == "" {
		return
	}
	if list := nameFaults("sourceIdentity", p.SourceIdentity, nameCharacters, `[\w+=,.@-]*`, minName, maxName); list != nil {
		res.Wrong, *faults = append(res.Wrong, "sourceIdentity"), append(*faults, list...)
	}
}

// policiesSaved refuses a request with a session policy that AWS would not take.
func (p *Passed) policiesSaved(res *Result) bool {
	for _, q := range p.Policies {
		if q.Doc.Kind == policy.Session && !q.Doc.Saved() {
			res.fail(CodeMalformedPolicy, CauseSessionPolicy)
			res.Message = strings.TrimPrefix(q.Doc.Refusal.AWS, "MalformedPolicyDocument: ")
			return false
		}
	}
	return true
}
