package share

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
)

// idLength is how many characters of base64url an id has: 96 bits, so that even two among 2^48 texts that were made for
// it would share one.
const idLength = 16

var idForm = regexp.MustCompile(`^[A-Za-z0-9_-]{11,43}$`)

// ID is the id of a text: the same text has the same id.
func ID(text []byte) string {
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:])[:idLength]
}

// newToken returns a token that deletes a walk, and its hash.
func newToken() (token string, hash Hash) {
	token = rand.Text()
	return token, sha256.Sum256([]byte(token))
}
