package sts

import (
	"strings"

	"rolewalk/engine/iam"
)

// overlay puts tags over those of a role or a user. The session's tags win, whatever the case of the key, and the key
// is then written as the session has it.
func overlay(under, over []iam.Tag) []iam.Tag {
	var out []iam.Tag
	for _, t := range under {
		if find(over, t.Key) >= 0 {
			// Rule: A session tag replaces the role's or the user's tag of the same key, whatever its case.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
			// Proof: tags/case-050-session-tag-over-role-tag.walk
			continue
		}
		out = append(out, t)
	}
	return append(out, over...)
}

// find returns the index of the tag with the key, -1 when there is none.
func find(tags []iam.Tag, key string) int {
	for i, t := range tags {
		if strings.EqualFold(t.Key, key) {
			return i
		}
	}
	return -1
}

// Inherited returns the transitive tags of the signer's session, which the next session inherits.
func (s *Signer) Inherited() []iam.Tag {
	if s.Session == nil {
		return nil
	}
	var out []iam.Tag
	for _, key := range s.Session.Transitive {
		if i := find(s.Session.Tags, key); i >= 0 {
			// Rule: Transitive tags go on to the next session of a chain.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
			// Proof: tags/transitive-tags-travel.walk
			out = append(out, s.Session.Tags[i])
		}
	}
	return out
}

// principalTags returns the tags of the signer: those of the role or the user, under those of the session.
func (s *Signer) principalTags(own []iam.Tag) []iam.Tag {
	if s.Session == nil {
		return own
	}
	return overlay(own, s.Session.Tags)
}

// collides reports whether a tag that is passed has the key of an inherited tag, which cannot be set again.
func collides(passed, inherited []iam.Tag) bool {
	for _, t := range passed {
		if find(inherited, t.Key) >= 0 {
			return true
		}
	}
	return false
}

// keysOf returns the keys of tags.
func keysOf(tags []iam.Tag) []string {
	keys := make([]string, len(tags))
	for i, t := range tags {
		keys[i] = t.Key
	}
	return keys
}
