package secret

import (
	encoding "encoding/base64"
	"strings"

	"rolewalk/engine/aws"
)

// The lines around a private key.
//
// See https://www.rfc-editor.org/rfc/rfc7468
const (
	pemBegin = "-----BEGIN "
	pemEnd   = "-----END "
	pemDash  = "-----"
	pemKey   = "PRIVATE KEY"
)

// longestLabel is how long the words between the dashes of a key's first line can be.
const longestLabel = 60

// privateKeys finds the keys of PEM. One without its last line reaches to the end of the text.
func (f *finder) privateKeys() {
	for from := range f.each(pemBegin) {
		label, rest, ok := strings.Cut(f.body[from+len(pemBegin):], pemDash)
		if !ok || len(label) > longestLabel || !strings.HasSuffix(label, pemKey) {
			continue
		}
		to := len(f.body)
		start := to - len(rest)
		if end := strings.Index(rest, pemEnd+label+pemDash); end >= 0 {
			to = start + end
		}
		if start < to {
			f.add(start, to, privateKey)
		}
	}
}

// tokenStart is how the header of a JSON Web Token begins: {" in base64url.
const tokenStart = "eyJ"

// tokens finds the signatures of JSON Web Tokens: what stands behind their second dot.
//
// See https://www.rfc-editor.org/rfc/rfc7515#section-7.1
func (f *finder) tokens() {
	for from := range f.each(tokenStart) {
		if f.joined(from-1, base64url+".") {
			continue
		}
		header := f.past(from, base64url)
		claims := f.past(header+1, base64url)
		if !f.joined(header, ".") || !f.joined(claims, ".") || claims == header+1 || !isHeader(f.body[from:header]) {
			continue
		}
		if end := f.past(claims+1, base64url+"."); end > claims+1 {
			f.add(claims+1, end, signature)
		}
	}
}

// isHeader reports whether the text is the header of a token, which names its algorithm.
func isHeader(text string) bool {
	plain, err := encoding.RawURLEncoding.DecodeString(text)
	return err == nil && strings.Contains(string(plain), `"alg"`)
}

// past returns the end of the characters from the byte i on.
func (f *finder) past(i int, characters string) int {
	for i < len(f.body) && isIn(f.body[i], characters) {
		i++
	}
	return min(i, len(f.body))
}

// tokenStarts are how session tokens begin.
var tokenStarts = []string{
	"IQoJb3JpZ2luX2", "FwoGZXIv", "FQoGZXIv", "FwoDYXdz", "FQoDYXdz", "AQoDYXdz", "AQoXdz", "AQoEXAMPLE",
}

// How many characters a session token has at least: one behind its name, and one that its beginning alone tells.
const (
	leastNamedToken = 16
	leastToken      = 100
)

// sessionTokens finds the session tokens behind a name that says so, and those that begin as AWS's do.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html
func (f *finder) sessionTokens() {
	for _, word := range []string{"token", "Token", "TOKEN"} {
		for at := range f.each(word) {
			before := strings.TrimRight(strings.ToLower(f.body[max(0, at-len("security-")):at]), "_- ")
			if !strings.HasSuffix(before, "session") && !strings.HasSuffix(before, "security") {
				continue
			}
			at += len(word)
			from := f.past(at, " \t\"'\\:=>,")
			if end := f.token(from); from > at && end-from >= leastNamedToken &&
				isIn(f.body[from], base64) && strings.ContainsAny(f.body[from:end], aws.Digits+"/+=") {
				f.add(from, end, token)
			}
		}
	}
	for _, start := range tokenStarts {
		for from := range f.each(start) {
			if end := f.token(from); end-from >= leastToken && !f.joined(from-1, base64) {
				f.add(from, end, token)
			}
		}
	}
}

// leastRest is how many characters of a token that a terminal has broken stand on its next line at least.
const leastRest = 20

// token returns the end of the token at the byte from. It goes on on the next line if that has more of it.
func (f *finder) token(from int) int {
	end := f.past(from, base64+"=%-_")
	for end-from >= leastToken/2 && f.body[end-1] != '=' {
		next := f.past(f.past(end, "\r"), "\n")
		if next == end || f.joined(next-1, "\r") {
			return end
		}
		rest := f.past(next, base64+"=")
		if rest-next < leastRest || f.joined(rest, aws.Letters+"_-:.") {
			return end
		}
		end = rest
	}
	return end
}
