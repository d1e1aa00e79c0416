package sts

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
)

// Passed is what a request asks a session to carry: tags, a source identity, and session policies that narrow it.
type Passed struct {
	Tags []iam.Tag
	// Transitive are the keys of those tags that go on to the next session.
	Transitive     []string
	SourceIdentity string
	// Policies are the session policies, inline and managed together; nil when there are none.
	Policies []*eval.Policy
	// ARNs are those of the managed ones, as they were passed.
	ARNs []string
	// Missing are those among them that do not exist in the role's account.
	Missing []string
}

// actions returns the actions that a request needs to be allowed: its own, and those that pass tags and a source
// identity, whether they come along or are inherited.
func (p *Passed) actions(own string, inherited []iam.Tag, sourceIdentity string) []string {
	actions := []string{own}
	if len(p.Tags) > 0 || len(inherited) > 0 {
		// Rule: Passing or inheriting session tags needs sts:TagSession too.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
		// Proof: tags/case-047-tags-need-tag-session.walk, tags/case-048-inherited-tags-need-it-too.walk,
		// tags/assume-star-is-not-tag-session.walk
		actions = append(actions, aws.TagSession)
	}
	if sourceIdentity != "" {
		// Rule: Setting or inheriting a source identity needs sts:SetSourceIdentity too.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
		// Proof: source-identity/needs-set-source-identity.walk, source-identity/case-051-permission-at-each-hop.walk
		actions = append(actions, aws.SetSourceIdentity)
	}
	return actions
}

// setContext sets the keys that say what is passed. sourceIdentity is what the session will carry, "" for none.
func (p *Passed) setContext(c *eval.Context, sourceIdentity string) {
	setTags(c, "aws:RequestTag/", p.Tags)
	if len(p.Tags) > 0 {
		// Rule: aws:RequestTag and aws:TagKeys have the tags that the request itself passes.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requesttag and
		// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tagkeys
		// Proof: tags/request-tag-and-tag-keys.walk, tags/inherited-tags-are-not-request-tags.walk
		c.Set("aws:TagKeys", keysOf(p.Tags)...)
	}
	if len(p.Transitive) > 0 {
		// Rule: sts:TransitiveTagKeys has the keys that the request makes transitive.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
		// Proof: tags/transitive-tag-keys.walk
		c.Set("sts:TransitiveTagKeys", p.Transitive...)
	}
	if sourceIdentity != "" {
		// Rule: sts:SourceIdentity is the source identity that the request passes or the session inherits.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
		// Proof: source-identity/keys.walk, source-identity/keys-in-a-chain.walk
		c.Set("sts:SourceIdentity", sourceIdentity)
	}
}

// nearlyPacked is the estimate, in percent, from which on a request may be too large for AWS.
const nearlyPacked = 80

// NearlyPacked reports whether the session policies and tags of a request might be more than AWS packs. Only AWS can
// tell, so it decides nothing.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func (r *Result) NearlyPacked() bool { return r.Packed >= nearlyPacked }

// packedPerThousand is how many percent of the packed size a thousand characters take. AWS does not document the
// format, and it compresses: two policies that users measured, of 31 and of 42 actions in 1,690 characters, took 118
// and 157 percent.
//
// See https://github.com/udondan/iam-floyd/issues/24
const packedPerThousand = 93

const tagPattern = `Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]`

// check adds what is wrong with the tags, the ARNs and the source identity by themselves.
func (p *Passed) check(res *Result, faults *[]string) {
	if len(p.Tags) > aws.MaxSessionTags {
		// Rule: A session has fifty tags at most.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: tags/too-many.walk
		tags := fmt.Sprintf("%d tags", len(p.Tags))
		res.wrong(faults, []string{constraint("tags", tags, atMost("length", aws.MaxSessionTags))}, "tags")
	}
	for i, t := range p.Tags {
		res.wrong(faults, tagFaults(fmt.Sprintf("tags.%d.member", i+1), t), "tags")
	}
	if len(p.ARNs) > aws.MaxSessionPolicyARNs {
		// Rule: A request passes ten session policies by ARN at most.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: session-policies/too-much-text.walk
		arns := fmt.Sprintf("%d policies", len(p.ARNs))
		res.wrong(faults, []string{constraint("policyArns", arns, atMost("length", aws.MaxSessionPolicyARNs))}, "policyArns")
	}
	if p.SourceIdentity != "" {
		res.wrong(faults, nameFaults(&aws.SourceIdentity, p.SourceIdentity), aws.SourceIdentity.Parameter)
	}
}

// tagFaults returns what is wrong with a tag, at most one fault.
func tagFaults(member string, t iam.Tag) []string {
	notInTags := func(c rune) bool { return !aws.InTags(c) }
	fault := func(part, value, rule string) []string { return []string{constraint(member+part, value, rule)} }
	switch {
	case t.Key == "":
		// Rule: The key of a session tag is not empty.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
		// Proof: tags/reserved-and-oversized.walk
		return fault(".key", t.Key, atLeast("length", 1))
	case utf8.RuneCountInString(t.Key) > aws.MaxTagKey:
		// Rule: The key of a session tag has 128 characters at most.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
		// Proof: tags/too-many.walk
		return fault(".key", t.Key, atMost("length", aws.MaxTagKey))
	case utf8.RuneCountInString(t.Value) > aws.MaxTagValue:
		// Rule: The value of a session tag has 256 characters at most.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
		// Proof: tags/length-of-a-value.walk
		return fault(".value", t.Value, atMost("length", aws.MaxTagValue))
	case len(t.Key) > 4 && strings.EqualFold(t.Key[:4], "aws:"):
		// Rule: Tag keys that start with aws: are reserved, in any case.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
		// Proof: tags/reserved-and-oversized.walk
		return fault(".key", t.Key, tagPattern+"+")
	case strings.ContainsFunc(t.Key, notInTags):
		return fault(".key", t.Key, tagPattern+"+")
	case strings.ContainsFunc(t.Value, notInTags):
		// Rule: Session tags have letters, digits, spaces and _.:/=+-@ only.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
		// Proof: tags/characters.walk
		return fault(".value", t.Value, tagPattern+"*")
	}
	return nil
}

// tagsFit refuses a request whose tags do not fit together: a key may be passed once, whatever its case, and only a tag
// that is passed can be made transitive.
func (p *Passed) tagsFit(res *Result) bool {
	for i, t := range p.Tags {
		if find(p.Tags[:i], t.Key) >= 0 {
			// Rule: A tag key is passed once, whatever its case.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know
			// Proof: tags/one-key-in-two-cases.walk
			res.fail(CauseTagTwice)
			return false
		}
	}
	for _, key := range p.Transitive {
		if find(p.Tags, key) < 0 {
			// Rule: Only a tag that the request passes can be made transitive.
			// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
			// Proof: tags/transitive-needs-its-tag.walk
			res.fail(CauseTransitiveNotPassed)
			res.Wrong = []string{key}
			return false
		}
	}
	return true
}

// policiesFit refuses a request with session policies that AWS would not accept: a malformed one, one that the role's
// account does not have, or more text than the limit. Only AWS can tell whether text within that limit packs well
// enough, so the packed size is estimated and refuses nothing.
func (p *Passed) policiesFit(res *Result) bool {
	res.Plain, res.Packed = p.size()
	switch {
	case !p.policiesSaved(res):
		return false
	case len(p.Missing) > 0:
		// Rule: A session policy that is passed by ARN belongs to the role's account.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: session-policies/another-accounts-policy.walk
		res.fail(CauseSessionPolicyARN)
		res.Wrong = p.Missing
		return false
	case res.Plain > aws.MaxSessionPolicies:
		// Rule: The plain text of all session policies has 2,048 characters at most.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: session-policies/too-much-text.walk
		res.fail(CausePacked)
		return false
	}
	return true
}

// size counts the text of the session policies in characters without white space, and estimates in percent what they
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

// policiesSaved refuses a request with a malformed session policy.
func (p *Passed) policiesSaved(res *Result) bool {
	for _, q := range p.Policies {
		if q.Doc.Kind == policy.Session && !q.Doc.Saved() {
			// Rule: A malformed session policy fails the request.
			// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
			// Proof: session-policies/malformed.walk
			res.fail(CauseSessionPolicy)
			_, res.Message = policy.CodeAndText(q.Doc.Refusal.AWS)
			return false
		}
	}
	return true
}
