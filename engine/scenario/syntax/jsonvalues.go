package syntax

import (
	"strings"

	"rolewalk/engine/source"
)

// Tags is a JSON object of strings, in the order written.
type Tags struct {
	value
	Tags []Tag
}

// Tag is one key with its value.
type Tag struct {
	Key, Value     string
	KeyAt, ValueAt source.Span
}

// Values is a JSON object of strings, numbers, booleans and arrays of them, in the order written.
type Values struct {
	value
	Members []Member
}

// Member returns the member with the key, in any case, or nil if there is none.
func (v *Values) Member(key string) *Member {
	for i := range v.Members {
		if strings.EqualFold(v.Members[i].Key, key) {
			return &v.Members[i]
		}
	}
	return nil
}

// TokenClaims are Values that may hold objects, as tokens do. The key of what is in an object begins with the path of
// the object, as in https://aws.amazon.com/tags/principal_tags/team.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
type TokenClaims struct{ Values }

// Member is one key of Values with its value. Inside says that it stands in an object within the document.
type Member struct {
	Key    string
	KeyAt  source.Span
	Value  Value
	Inside bool
}

// ValueKind is what a JSON value is.
type ValueKind string

// The kinds of value that a request context knows.
const (
	StringValue  ValueKind = "string"
	NumberValue  ValueKind = "number"
	BooleanValue ValueKind = "boolean"
	ArrayValue   ValueKind = "array"
)

// Value is a JSON value. Text is the string, the number as written, or true or false; Items are those of an array,
// which holds no array itself.
type Value struct {
	Kind  ValueKind
	Text  string
	Items []Value
	At    source.Span
}

// Strings is a JSON array of strings.
type Strings struct {
	value
	Items []Value
}

func (t *Tags) decode(r *report) {
	j := &reader{body: t.raw, base: t.at.From, report: r}
	j.document('{', func(member Member) {
		if member.Value.Kind != StringValue {
			j.wrong(member.Value, "the value of a tag is a string")
			return
		}
		tag := Tag{Key: member.Key, Value: member.Value.Text, KeyAt: member.KeyAt, ValueAt: member.Value.At}
		t.Tags = append(t.Tags, tag)
	})
}

func (v *Values) decode(r *report) {
	j := &reader{body: v.raw, base: v.at.From, report: r}
	j.document('{', func(member Member) {
		v.Members = append(v.Members, member)
	})
}

func (c *TokenClaims) decode(r *report) {
	j := &reader{body: c.raw, base: c.at.From, report: r, nested: true}
	j.document('{', func(member Member) {
		c.Members = append(c.Members, member)
	})
}

func (s *Strings) decode(r *report) {
	j := &reader{body: s.raw, base: s.at.From, report: r}
	j.document('[', func(member Member) {
		if member.Value.Kind != StringValue {
			j.wrong(member.Value, "this list holds strings")
			return
		}
		s.Items = append(s.Items, member.Value)
	})
}
