package link

import (
	"bytes"
	"compress/flate"
	_ "embed" // for the dictionary
	"encoding/base64"
	"strconv"
)

// Limit is how many bytes of text a link holds at most; it is also the page's limit.
const Limit = 256 << 10

// version stands before the dot. A new dictionary or another coding is a new version; an old one keeps its meaning.
const version = "w1"

// dictionary is what texts of version w1 are compressed against, the most frequent strings last, where they cost least.
// It is frozen: one changed byte would change what links in other people's runbooks say.
//
//go:embed dictionary_w1.txt
var dictionary string

// letters is the alphabet of a link. Strict, so that one text has one spelling.
var letters = base64.RawURLEncoding.Strict()

// Link is what a link says.
type Link struct {
	// Text is the walk, byte for byte.
	Text string
	// Step is the step to open at, from 1; 0 where the link names none.
	Step int
}

// Encode returns the fragment that holds text, without `#`: `w1.` and what follows. A text over [Limit] is encoded too,
// but Decode will refuse it, so callers say so before.
func Encode(text string) string {
	packed := pack(text, flate.BestCompression)
	if tooDense(len(text), len(packed)) {
		// Text that repeats itself beyond any walk. Without matches a byte takes a bit at least, so it opens again.
		packed = pack(text, flate.HuffmanOnly)
	}
	return version + "." + letters.EncodeToString(packed)
}

// Fragment returns the fragment that holds text and opens at step, without `#`. A step of 0 or less is left out.
func Fragment(text string, step int) string {
	if step <= 0 {
		return Encode(text)
	}
	return Encode(text) + "&step=" + strconv.Itoa(step)
}

func pack(text string, level int) []byte {
	var out bytes.Buffer
	// Neither the level nor a buffer can fail: the errors are nil whatever the text is.
	w, _ := flate.NewWriterDict(&out, level, []byte(dictionary))
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return out.Bytes()
}

// tooDense reports whether a text of size bytes from packed bytes is denser than Decode takes.
func tooDense(size, packed int) bool { return size > freeRatio && size > maxRatio*packed }
