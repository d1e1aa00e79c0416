package link

import (
	"bytes"
	"compress/flate"
	_ "embed" // for the dictionary
	"encoding/base64"
	"strconv"
)

// Limit is the maximum size of a link's text in bytes. It is also the page's limit.
const Limit = 256 << 10

// version comes before the dot. A new dictionary or another encoding gets a new version; an old version never changes.
const version = "w1"

// dictionary is the compression dictionary of version w1. The most frequent strings come last, where they cost least.
// It is frozen: one changed byte would change the walks in existing links.
//
//go:embed dictionary_w1.txt
var dictionary string

// letters is the encoding of a link. It is strict, so that one text has one spelling.
var letters = base64.RawURLEncoding.Strict()

// Link is a decoded link.
type Link struct {
	// Text is the walk, byte for byte.
	Text string
}

// encode returns the fragment for text, without `#` and without a step.
func encode(text string) string {
	packed := pack(text, flate.BestCompression)
	if isTooDense(len(text), len(packed)) {
		// The text repeats itself more than any walk. Without matches a byte takes at least one bit, so it can be opened.
		packed = pack(text, flate.HuffmanOnly)
	}
	return version + "." + letters.EncodeToString(packed)
}

// Fragment returns the fragment for text that opens at step, without `#`. A step of 0 or less is omitted. It also
// encodes a text over [Limit], but Decode refuses it, so callers check the size first.
func Fragment(text string, step int) string {
	if step <= 0 {
		return encode(text)
	}
	return encode(text) + "&step=" + strconv.Itoa(step)
}

func pack(text string, level int) []byte {
	var out bytes.Buffer
	// The level is valid and a buffer never fails, so the errors are always nil.
	w, _ := flate.NewWriterDict(&out, level, []byte(dictionary))
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return out.Bytes()
}

// isTooDense reports whether Decode refuses a text of size bytes that comes from packed bytes.
func isTooDense(size, packed int) bool { return size > freeRatio && size > maxRatio*packed }
