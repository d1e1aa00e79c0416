package token

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

func part(json string) string { return base64.RawURLEncoding.EncodeToString([]byte(json)) }

const claims = `{"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/app:ref:refs/heads/main",` +
	`"aud":"sts.amazonaws.com","iat":1772355900,"exp":1772356800}`

var (
	jwt  = part(`{"alg":"RS256","typ":"JWT"}`) + "." + part(claims) + ".c2lnbmF0dXJl"
	saml = base64.StdEncoding.EncodeToString([]byte(`<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">`))
)

const github = "token.actions.githubusercontent.com sts:AssumeRoleWithWebIdentity at 2026-03-01T09:05:00Z " +
	`{"iss": "https://token.actions.githubusercontent.com", "sub": "repo:acme/app:ref:refs/heads/main", ` +
	`"aud": "sts.amazonaws.com", "iat": 1772355900, "exp": 1772356800}` + "\n"

func told(facts *fact.Facts) string {
	var b strings.Builder
	for i := range facts.Requests {
		q := &facts.Requests[i]
		fmt.Fprintf(&b, "%s %s at %s %s\n", q.Provider, q.Action, q.At.Text(), q.Sent.Claims)
	}
	for _, u := range facts.Unread {
		b.WriteString("unread " + u.What + "\n")
	}
	for _, r := range facts.Removed {
		b.WriteString("removed " + r.Kind + "\n")
	}
	return b.String()
}

var readings = []struct{ name, body, want string }{
	{"a token", jwt, github + "removed a token's signature\n"},
	{"within words", "Authorization: Bearer " + jwt + "\n", github + "removed a token's signature\n"},
	{"without its signature", strings.TrimSuffix(jwt, "c2lnbmF0dXJl"), github},
	{"of which the signature was taken out", strings.Replace(jwt, "c2lnbmF0dXJl", "************", 1), github},
	{"without an issuer", part(`{"alg":"none"}`) + "." + part(`{"sub":"x"}`) + ".", "unread a token\n"},
	{
		"with a time that is none", part(`{"alg":"none"}`) + "." + part(`{"iss":"a.example","iat":1e300}`) + ".",
		"a.example sts:AssumeRoleWithWebIdentity at 0001-01-01T00:00:00Z {\"iss\": \"a.example\", \"iat\": 1e300}\n",
	},
	{"two parts", strings.Join(strings.Split(jwt, ".")[:2], "."), "unread a token that is cut\n"},
	{"no JSON", part(`{"alg":"x"}`) + "." + part(`[1]`) + ".x", "unread a token that is cut\n"},
	{"cut", jwt[:80], "unread a token that is cut\n"},
	{"a SAML assertion", "SAMLResponse=" + saml, "unread a SAML assertion\n"},
	{"a wrapped SAML assertion", saml[:40] + "\n" + saml[40:], "unread a SAML assertion\n"},
	{
		"a SAML assertion as XML", `<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><a/></saml2:Assertion>`,
		"unread a SAML assertion\n",
	},
	{"other XML", base64.StdEncoding.EncodeToString([]byte(`<?xml version="1.0"?><a/>`)), ""},
}

func TestRead(t *testing.T) {
	for _, c := range readings {
		t.Run(c.name, func(t *testing.T) {
			facts, rest := Read(c.body, 2)
			if got := told(&facts); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
			if len(rest) != len(c.body) || c.want != "" && strings.Contains(rest, "eyJ") {
				t.Errorf("rest %q", rest)
			}
			clean, _ := secret.Remove(c.body, 2)
			again, _ := Read(clean, 2)
			if got := told(&again); got != strings.ReplaceAll(c.want, "removed a token's signature\n", "") {
				t.Errorf("behind secret.Remove:\n%s", got)
			}
		})
	}
}

// TestClaims: the claims as JSON, alone and as programs print them that decode tokens.
func TestClaims(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{claims, github},
		{
			`{"header": {"alg": "RS256", "kid": "1"}, "payload": ` + claims + `, "signature": "c2ln"}`,
			github + "removed a token's signature\n",
		},
		{`{"alg": "RS256", "typ": "JWT"}`, ""},
	} {
		n, fault := tree.ReadJSON(c.body, source.Span{To: len(c.body)})
		if fault != nil || !Is(&n) {
			t.Fatalf("%s: %v", c.body, fault)
		}
		facts := ReadClaims(&n)
		if got := told(&facts); got != c.want || len(facts.Pieces) != 1 {
			t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
		}
	}
	for _, body := range []string{`{}`, `[]`, `{"iss": "a", "sub": "b"}`, `{"Statement": []}`, `{"alg": "x"}`, `7`} {
		n, _ := tree.ReadJSON(body, source.Span{To: len(body)})
		if Is(&n) || Is(nil) {
			t.Errorf("%s is taken for claims", body)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readings {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		facts, rest := Read(body, 0)
		if len(rest) != len(body) {
			t.Error("the rest has other places")
		}
		for _, r := range facts.Removed {
			if r.Span.Empty() || r.Span.To > len(body) {
				t.Errorf("%+v", r)
			}
		}
		if n, fault := tree.ReadJSON(body, source.Span{To: len(body)}); fault == nil && Is(&n) {
			ReadClaims(&n)
		}
	})
}
