package sts

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewalk/engine/policy"
)

// The limits of what a request passes.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
const (
	maxTags       = 50
	maxTagKey     = 128
	maxTagValue   = 256
	maxPolicyARNs = 10
	// MaxSessionPolicies bounds the text of all session policies of a request together, in characters.
	MaxSessionPolicies = 2048
)

// packedPerThousand is how many percent of the packed size a thousand characters take. AWS keeps the format to itself, and
// compresses: two policies that people measured, of 31 and of 42 actions in 1,690 characters, took 118 and 157 percent.
//
// See https://github.com/udondan/iam-floyd/issues/24
const packedPerThousand = 93

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
		case len(t.Key) > 4 && strings.EqualFold(t.Key[:4], "aws:"), strings.ContainsFunc(t.Key, notInTags):
			wrong("tags", constraint(member+".key", t.Key, `Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`))
		case strings.ContainsFunc(t.Value, notInTags):
			wrong("tags", constraint(member+".value", t.Value, `Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*`))
		}
	}
	if len(p.ARNs) > maxPolicyARNs {
		wrong("policyArns", constraint("policyArns", fmt.Sprintf("%d policies", len(p.ARNs)), fmt.Sprintf("Member must have length less than or equal to %d", maxPolicyARNs)))
	}
	if p.SourceIdentity == "" {
		return
	}
	if list := nameFaults("sourceIdentity", p.SourceIdentity, nameCharacters, `[\w+=,.@-]*`, minName, maxName); list != nil {
		res.Wrong, *faults = append(res.Wrong, "sourceIdentity"), append(*faults, list...)
	}
}

// notInTags reports whether keys and values of tags may not have the character.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
func notInTags(c rune) bool {
	return !unicode.In(c, unicode.L, unicode.Z, unicode.N) && !strings.ContainsRune("_.:/=+-@", c)
}

// tagsFit refuses a request whose tags do not go together: a key may stand once, in whatever case, and only a tag that is
// passed can be made transitive.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know
func (p *Passed) tagsFit(res *Result) bool {
	for i, t := range p.Tags {
		if find(p.Tags[:i], t.Key) >= 0 {
			res.fail(CodeInvalidParameterValue, CauseTagTwice)
			return false
		}
	}
	for _, key := range p.Transitive {
		if find(p.Tags, key) < 0 {
			res.fail(CodeInvalidParameterValue, CauseTransitiveNotPassed)
			res.Wrong = []string{key}
			return false
		}
	}
	return true
}

// policiesFit refuses a request with session policies that AWS would not take: a malformed one, one that the role's account
// does not have, or more text than there is room for. Whether what is within that bound packs well enough nobody can
// tell but AWS, so it is estimated and refuses nothing.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func (p *Passed) policiesFit(res *Result) bool {
	res.Plain, res.Packed = p.size()
	switch {
	case !p.policiesSaved(res):
		return false
	case len(p.Missing) > 0:
		res.fail(CodeValidation, CauseSessionPolicyARN)
		res.Wrong = p.Missing
		return false
	case res.Plain > MaxSessionPolicies:
		res.fail(CodePackedPolicyTooLarge, CausePacked)
		res.Message = fmt.Sprintf("Packed policy consumes %d%% of allotted space, please use smaller policy.", res.Packed)
		return false
	}
	return true
}

// size counts the text of the session policies in characters, white space left out, and estimates in percent what they
// and the tags take when they are packed.
func (p *Passed) size() (plain, packed int) {
	for _, q := range p.Policies {
		if q.Doc.Kind == policy.Session {
			plain += q.Doc.Size
		}
	}
	for _, arn := range p.ARNs {
		plain += len(arn)
	}
	all := plain
	for _, t := range p.Tags {
		all += len(t.Key) + len(t.Value)
	}
	return plain, (all*packedPerThousand + 999) / 1000
}

// policiesSaved refuses a request with a session policy that is malformed.
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
