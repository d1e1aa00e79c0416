package secret

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	id  = "AKIAIOSFODNN7EXAMPLE"
	tmp = "ASIAIOSFODNN7EXAMPLE"
	key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
	jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0."
)

var long = "IQoJb3JpZ2luX2VjEExample" + strings.Repeat("aB3/", 60) + "=="

// TestRemove: every secret goes, and what stands around it stays in its place.
func TestRemove(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"nothing", "role deploy in 111122223333", ""},
		{"a key ID", "the key " + id + " was used", "an access key ID " + id},
		{"a longer word", "X" + id, ""},
		{"unique IDs", "AROAIOSFODNN7EXAMPLE:ci AIDAIOSFODNN7EXAMPLE", ""},
		{"forty characters alone", key, ""},
		{
			"a credentials file", "[default]\naws_access_key_id = " + id + "\naws_secret_access_key = " + key + "\n",
			"an access key ID " + id + ", a secret access key " + key,
		},
		{"the environment", "export AWS_ACCESS_KEY_ID=" + tmp + "\nexport AWS_SECRET_ACCESS_KEY=" + key +
			"\nexport AWS_SESSION_TOKEN=" + long + "\n", "an access key ID " + tmp + ", a secret access key " + key +
			", a session token " + long},
		{"PowerShell", `$Env:AWS_SESSION_TOKEN="` + long + `"`, "a session token " + long},
		{"an answer", `{"Credentials": {"AccessKeyId": "` + tmp + `", "SecretAccessKey": "` + key +
			`", "SessionToken": "` + long + `"}}`, "an access key ID " + tmp + ", a secret access key " + key +
			", a session token " + long},
		{"an answer in XML", "<AccessKeyId>" + tmp + "</AccessKeyId><SecretAccessKey>" + key + "</SecretAccessKey>" +
			"<SessionToken>" + long + "</SessionToken>", "an access key ID " + tmp + ", a secret access key " + key +
			", a session token " + long},
		{"a CSV file", "Access key ID,Secret access key\n" + id + "," + key + "\n", "an access key ID " + id +
			", a secret access key " + key},
		{"beside each other", id + ":" + key, "an access key ID " + id + ", a secret access key " + key},
		{"before the key", key + "\n" + id, "a secret access key " + key + ", an access key ID " + id},
		{"with escaped slashes", `"secretKey":"` + strings.ReplaceAll(key, "/", `\/`) + `"`, "a secret access key " +
			strings.ReplaceAll(key, "/", `\/`)},
		{"in a URL", "secret=" + strings.ReplaceAll(key, "/", "%2F") + "&x", "a secret access key " +
			strings.ReplaceAll(key, "/", "%2F")},
		{"a commit beside a key", id + " 0123456789abcdef0123456789abcdef01234567", "an access key ID " + id},
		{"two lines from a key", id + "\n\n" + key, "an access key ID " + id},
		{"a token that says nothing else", "token: " + long, "a session token " + long},
		{"a wrapped token", "SessionToken: " + long[:100] + "\n" + long[100:] + "\nRegion: eu", "a session token " +
			long[:100] + "\n" + long[100:]},
		{"a variable for a token", "--session-token $AWS_SESSION_TOKEN_OF_MINE_IN_CI", ""},
		{"a token's name", "get-session-token --duration-seconds 3600; SessionTokenIssuedAtThisMoment", ""},
		{"a JWT", "token=" + jwt + "c2lnbmF0dXJl-_x end", "a token's signature c2lnbmF0dXJl-_x"},
		{"no JWT", "eyJ4IjoxfQ.x.y", ""},
		{
			"a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nrest",
			"a private key \nMIIE\nabc=\n",
		},
		{"a private key that is cut", "-----BEGIN PRIVATE KEY-----\nMIIE\nabc", "a private key \nMIIE\nabc"},
		{"a certificate", "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			clean, removed := Remove(c.body, 7)
			var got []string
			for _, r := range removed {
				got = append(got, r.Kind+" "+c.body[r.Span.From:r.Span.To])
				if r.Span.Text != 7 || strings.Trim(clean[r.Span.From:r.Span.To], "*\n") != "" {
					t.Errorf("%+v: %q", r, clean)
				}
			}
			if strings.Join(got, ", ") != c.want || len(clean) != len(c.body) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), c.want)
			}
			if again, more := Remove(clean, 0); again != clean && len(more) > 0 && strings.Contains(again, key) {
				t.Errorf("something is left: %q", clean)
			}
		})
	}
}

// TestCorpus: no walk of the corpus holds a secret, and one with a key is seen to.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob("../../../scenarios/*/*/*.walk")
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := In(string(text)); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
	if len(files) < 500 || len(In("note "+id)) != 1 {
		t.Errorf("%d walks", len(files))
	}
}

func FuzzRemove(f *testing.F) {
	f.Add("export AWS_SECRET_ACCESS_KEY=" + key + "\n" + id + "\nsession token: " + long)
	f.Add("-----BEGIN PRIVATE KEY-----\n" + jwt + "abc")
	f.Fuzz(func(t *testing.T, body string) {
		clean, removed := Remove(body, 0)
		if len(clean) != len(body) || utf8.ValidString(body) && !utf8.ValidString(clean) {
			t.Error("the text has changed its places")
		}
		end := 0
		for _, r := range removed {
			if r.Span.From < end || r.Span.To <= r.Span.From || r.Span.To > len(body) {
				t.Error(fmt.Sprint(removed))
			}
			end = r.Span.To
		}
	})
}
