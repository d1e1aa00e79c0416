package secret

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// The kinds of secrets, as a sentence names them.
const (
	keyID      = "an access key ID"
	secretKey  = "a secret access key"
	token      = "a session token"
	privateKey = "a private key"
	signature  = "a token's signature"
)

// mask stands in place of each byte of a secret that was taken out.
const mask = '*'

// Masked reports whether a text is a secret that Remove has taken out, or ends in one.
func Masked(text string) bool { return strings.HasSuffix(text, string(mask)+string(mask)) }

// Remove returns the text with asterisks in place of its secrets, so that all else keeps its place, and what was taken
// out. A text without secrets is returned as it is. Unique IDs such as AROA… are no secrets.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html
func Remove(body string, id source.TextID) (clean string, removed []fact.Removed) {
	list := find(body)
	if len(list) == 0 {
		return body, nil
	}
	text := []byte(body)
	for _, h := range list {
		for i := h.from; i < h.to; i++ {
			if text[i] != '\n' && text[i] != '\r' {
				text[i] = mask
			}
		}
		removed = append(removed, fact.Removed{Span: source.Span{Text: id, From: h.from, To: h.to}, Kind: h.kind})
	}
	return string(text), removed
}

// In returns the places of the secrets in a walk's text, in order.
func In(text string) []source.Span {
	var spans []source.Span
	for _, h := range find(text) {
		spans = append(spans, source.Span{From: h.from, To: h.to})
	}
	return spans
}

// hit is a secret: the bytes from up to to.
type hit struct {
	from, to int
	kind     string
}

// finder collects the secrets of a text.
type finder struct {
	body string
	list []hit
}

// find returns the secrets of a text in order. What lies in another is left out.
func find(body string) []hit {
	f := &finder{body: body}
	f.privateKeys()
	f.tokens()
	f.sessionTokens()
	f.keyIDs()
	f.namedSecrets()
	source.Ordered(f.list, func(a, b *hit) int { return cmp.Or(a.from-b.from, b.to-a.to) })
	end := 0
	return slices.DeleteFunc(f.list, func(h hit) bool {
		if h.from < end {
			return true
		}
		end = h.to
		return false
	})
}

func (f *finder) add(from, to int, kind string) { f.list = append(f.list, hit{from, to, kind}) }
