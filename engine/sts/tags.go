package sts

import (
	"strings"

	"rolewalk/engine/eval"
)

// overlay puts tags over those of a role or a user: the session's win, without regard to the case of the key, and the key
// is then written as the session has it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
func overlay(under, over []eval.Tag) []eval.Tag {
	var out []eval.Tag
	for _, t := range under {
		if find(over, t.Key) < 0 {
			out = append(out, t)
		}
	}
	return append(out, over...)
}

// find is the index of the tag with the key, -1 where there is none.
func find(tags []eval.Tag, key string) int {
	for i, t := range tags {
		if strings.EqualFold(t.Key, key) {
			return i
		}
	}
	return -1
}

// Inherited are the tags that a signer's session passes on to the next.
func Inherited(s *Signer) []eval.Tag { return s.inherited() }

// inherited are the tags that a session passes on to the next.
func (s *Signer) inherited() []eval.Tag {
	if s.Session == nil {
		return nil
	}
	var out []eval.Tag
	for _, key := range s.Session.Transitive {
		if i := find(s.Session.Tags, key); i >= 0 {
			out = append(out, s.Session.Tags[i])
		}
	}
	return out
}

// principalTags are the tags of whoever signs: those of the role or user, under those of the session.
func (s *Signer) principalTags(own []eval.Tag) []eval.Tag {
	if s.Session == nil {
		return own
	}
	return overlay(own, s.Session.Tags)
}

// collides reports whether a tag that is passed has the key of one that is inherited: it cannot be set anew.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
func collides(passed, inherited []eval.Tag) bool {
	for _, t := range passed {
		if find(inherited, t.Key) >= 0 {
			return true
		}
	}
	return false
}

// keysOf lists the keys of tags.
func keysOf(tags []eval.Tag) []string {
	keys := make([]string, len(tags))
	for i, t := range tags {
		keys[i] = t.Key
	}
	return keys
}
