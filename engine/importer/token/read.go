package token

import (
	"encoding/base64"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Two sentences about what was left out and what is missing.
const (
	signature = "a token's signature"
	noIssuer  = "Its claims have no iss, so AWS cannot tell which provider it is of."
)

// maxTokens is how many tokens of one text are read.
const maxTokens = 100

// start is how a token begins: {" in base64url.
const start = "eyJ"

// Read finds the JSON Web Tokens and the SAML assertions in a text. Each token is a request for a role with its claims,
// made when it was issued. Rest is the text with blanks in their place.
//
// See https://www.rfc-editor.org/rfc/rfc7519 and
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
func Read(body string, id source.TextID) (facts fact.Facts, rest string) {
	left := []byte(body)
	found := 0
	for at := 0; found < maxTokens; {
		i := strings.Index(body[at:], start)
		if i < 0 {
			break
		}
		from := at + i
		end := wordEnd(body, from)
		at = max(end, from+len(start))
		if from > 0 && inToken(body[from-1]) {
			continue
		}
		if more, ok := Of(body[from:end], source.Span{Text: id, From: from, To: end}); ok {
			facts.Add(&more)
			blank(left[from:end])
			found++
		} else if isCut(body[from:end]) {
			facts.Unread = append(facts.Unread, fact.Unread{
				Span: source.Span{Text: id, From: from, To: end}, What: "a token that is cut",
				Reason: "Its claims are not whole: they stand between two dots.",
			})
			blank(left[from:end])
			found++
		}
	}
	assertions(body, id, &facts, left)
	if len(facts.Pieces)+len(facts.Unread) == 0 {
		return facts, body
	}
	return facts, string(left)
}

// wordEnd is where the characters of a token end, those of a signature that was taken out included.
func wordEnd(body string, i int) int {
	for i < len(body) && (inToken(body[i]) || body[i] == '.' || body[i] == '*') {
		i++
	}
	return i
}

func inToken(c byte) bool { return strings.IndexByte(aws.Letters+aws.Digits+"-_", c) >= 0 }

func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// Of reads a word that is a token. ok is false if it is none.
func Of(word string, at source.Span) (facts fact.Facts, ok bool) {
	header, rest, dotted := strings.Cut(word, ".")
	payload, end, signed := strings.Cut(rest, ".")
	if !dotted || !signed {
		return facts, false
	}
	if _, ok := object(header); !ok {
		return facts, false
	}
	claims, ok := object(payload)
	if !ok {
		return facts, false
	}
	if !secret.Masked(word) && end != "" {
		from := at.To - len(end)
		facts.Removed = []fact.Removed{{Span: source.Span{Text: at.Text, From: from, To: at.To}, Kind: signature}}
	}
	add(&facts, &claims, at, "it is a JSON Web Token")
	return facts, true
}

// isCut reports whether a word begins as a token, with a header that names an algorithm, and is none.
func isCut(word string) bool {
	header, _, dotted := strings.Cut(word, ".")
	n, ok := object(header)
	return dotted && ok && n.At("alg") != nil
}

// object decodes a part of a token, which is a JSON object.
func object(part string) (tree.Node, bool) {
	plain, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(part, "="))
	if err != nil {
		return tree.Node{}, false
	}
	n, fault := tree.ReadJSON(string(plain), source.Span{To: len(plain)})
	return n, fault == nil && n.Kind == '{'
}

// Is reports whether JSON has the claims of a token, is the header of one, or has both, as programs print them that
// decode tokens.
func Is(n *tree.Node) bool {
	return n != nil && n.Kind == '{' && (isClaims(n) || isHeader(n) || isClaims(n.At("payload")))
}

// isClaims reports whether an object has the claims that every token for AWS has.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
func isClaims(n *tree.Node) bool {
	return n.At("iss").String() != "" && n.At("sub").String() != "" &&
		(n.At("aud") != nil || n.At("azp") != nil || n.At("exp") != nil || n.At("iat") != nil)
}

// isHeader reports whether an object is the header of a token.
func isHeader(n *tree.Node) bool {
	return n.At("alg").String() != "" && (n.At("typ").String() != "" || n.At("kid").String() != "")
}

// ReadClaims reads JSON for which Is holds.
func ReadClaims(n *tree.Node) fact.Facts {
	var facts fact.Facts
	claims := n
	if inner := n.At("payload"); isClaims(inner) {
		claims = inner
		if s := n.At("signature"); s.String() != "" && !secret.Masked(s.Text) {
			facts.Removed = []fact.Removed{{Span: s.Span, Kind: signature}}
		}
	}
	if !isClaims(claims) {
		facts.Pieces = []fact.Piece{{
			Title: "the header of a token, which decides nothing", Why: "it has alg and typ or kid", Span: n.Span,
		}}
		return facts
	}
	add(&facts, claims, n.Span, "it has iss and sub, as a token's claims do")
	return facts
}

// add adds the request that is made with a token.
func add(facts *fact.Facts, claims *tree.Node, at source.Span, why string) {
	issuer := claims.At("iss").String()
	if issuer == "" {
		facts.Unread = append(facts.Unread, fact.Unread{Span: at, What: "a token", Reason: noIssuer})
		return
	}
	host := strings.TrimPrefix(issuer, "https://")
	facts.Requests = append(facts.Requests, fact.Request{
		Origin: fact.FromToken, Action: aws.AssumeRoleWithWebIdentity, Provider: host, Span: at,
		Sent: fact.Sent{Claims: claims.Print()}, At: issued(claims),
	})
	title := "a token of " + host
	if subject := claims.At("sub").String(); subject != "" {
		title += " for " + subject
	}
	facts.Pieces = append(facts.Pieces, fact.Piece{Title: title, Why: why, Span: at})
}
