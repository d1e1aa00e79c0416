package policy

import (
	"slices"
	"testing"

	"rolewalk/engine/match"
	"rolewalk/engine/source"
)

// names gives the values of policy variables in a test.
type names map[string]string

func (n names) Placeholders() *match.Placeholders { return nil }

func (n names) Variable(key string) (string, match.Truth) {
	value, there := n[key]
	return value, match.Of(there)
}

// TestTexts: what people read has each request's own policy variables put in, escapes resolved, and what is no pattern
// as it is written.
func TestTexts(t *testing.T) {
	const text = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:Get*", "S3:List*"],
		"Resource": ["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${aws:unknown}", "*"], "Condition": {
		"StringLike": {"s3:prefix": ["a${*}*", "${aws:username}"]}, "StringEquals": {"s3:delimiter": "${$}{x}"},
		"ArnLike": {"aws:SourceArn": ["arn:aws:sns:*:1:t", "no arn"]}, "NumericEquals": {"s3:max-keys": "07"}}}]}`
	s := Parse(text, source.Span{To: len(text)}, Options{Kind: Identity}).Statements[0]
	for _, who := range []string{"ana", "bob"} { // nothing of one request stays for the next
		vars := names{"aws:username": who}
		for i, c := range []struct{ got, want []string }{
			{s.Action.Texts(), []string{"s3:Get*", "S3:List*"}},
			{s.Resource.Texts(vars), []string{"arn:aws:s3:::b/" + who + "/*", "arn:aws:s3:::b/${aws:unknown}", "*"}},
			{s.Condition[0].Texts(vars), []string{"a**", who}},
			{s.Condition[1].Texts(vars), []string{"${x}"}},
			{s.Condition[2].Texts(vars), []string{"arn:aws:sns:*:1:t", "no arn"}},
			{s.Condition[3].Texts(vars), []string{"07"}},
		} {
			if !slices.Equal(c.got, c.want) {
				t.Errorf("%d, for %s: %q, want %q", i, who, c.got, c.want)
			}
		}
	}
}
