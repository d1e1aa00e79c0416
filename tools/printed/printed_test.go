package printed

import (
	"encoding/json"
	"os"
	"testing"
)

func TestSentences(t *testing.T) {
	body, err := os.ReadFile("testdata/sentences.json")
	if err != nil {
		t.Fatal(err)
	}
	var sentences []struct{ Text, Code, Normal string }
	if err := json.Unmarshal(body, &sentences); err != nil {
		t.Fatal(err)
	}
	for _, s := range sentences {
		if got := Normal(s.Text); got != s.Normal {
			t.Errorf("%s\n got %q\nwant %q", s.Text, got, s.Normal)
		}
		if got := Code(s.Text); got != s.Code {
			t.Errorf("%s: code %q, want %q", s.Text, got, s.Code)
		}
	}
}

func TestFind(t *testing.T) {
	pages := []Page{
		{Normal: "user is not authorized to perform sts:assumerole on resource", Code: "AccessDenied", Href: "a"},
		{Normal: "the provided token has expired", Code: "ExpiredToken", Href: "b"},
		{Normal: "the security token has expired", Code: "ExpiredToken", Href: "b"},
		{Normal: "too long", Code: "ValidationError", Href: "c"},
		{Normal: "already set", Code: "ValidationError", Href: "d"},
	}
	for _, c := range []struct{ code, sentence, want string }{
		{"AccessDenied", "User: arn:x is not authorized to perform: sts:AssumeRole on resource: arn:y", "a"},
		{"AccessDenied", "User: arn:x is not authorized to perform: s3:GetObject on resource: arn:y", ""},
		{"ExpiredToken", "Something else", "b"},
		{"ValidationError", "Something else", ""},
		{"ValidationError", "Already set.", "d"},
		{"", "", ""},
	} {
		if got := Find(pages, c.code, c.sentence); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.code, c.sentence, got, c.want)
		}
	}
}
