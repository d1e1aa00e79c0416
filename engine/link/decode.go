package link

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds on what a link may ask of whoever opens it. Work is bounded by them: inflating reads each letter and writes
// each byte once.
const (
	// maxFragment is how many letters are looked at: Limit bytes that do not compress, in base64, and room to spare.
	maxFragment = Limit/3*4 + 16<<10
	// maxRatio is how many bytes one compressed byte may become, counted above freeRatio bytes. The walks of the
	// lessons reach 10, one step repeated for 256 KiB about 150.
	maxRatio  = 200
	freeRatio = 16 << 10
)

// Refusal is why a link does not open, in a sentence for the person who has it. It is an error.
type Refusal string

// The reasons for which a link does not open; OtherVersion makes one more.
const (
	NotALink Refusal = "This is not a link to a walk: a link has #w1. and the walk's letters behind it."
	CutOff   Refusal = "This link is cut off: its end is missing. Copy it whole, as one line."
	Damaged  Refusal = "This link is damaged: a letter in it was changed or lost. Copy it anew from where it came."
	TooLong  Refusal = "This link is too long: a walk in a link has at most 256 KiB."
	TooLarge Refusal = "The walk in this link is too large: a walk in a link has at most 256 KiB."
	TooDense Refusal = "This link unfolds to far more than its length, as no walk does, so it was not opened."
	NotUTF8  Refusal = "What this link holds is not text: it is not UTF-8."
)

// OtherVersion is why a link of a version that this Rolewalk does not know, such as `w7`, does not open.
func OtherVersion(named string) Refusal {
	return Refusal("This link is of version " + named + ", and this Rolewalk opens " + version + ". Reload the page, or update the command.")
}

// Error returns the sentence.
func (r Refusal) Error() string { return string(r) }

// Decode opens a link: a whole address, or its fragment with or without `#`. Parts behind `&` that it does not know, and
// a step that is not a number from 1, are ignored, so that later versions may add to links. Its error is a [Refusal].
func Decode(fragment string) (Link, error) {
	s := strings.TrimSpace(fragment)
	if at := strings.IndexByte(s, '#'); at >= 0 {
		s = s[at+1:]
	}
	body, parts, _ := strings.Cut(s, "&")
	named, code, found := strings.Cut(body, ".")
	switch {
	case !found || !isVersion(named):
		return Link{}, NotALink
	case named != version:
		return Link{}, OtherVersion(named)
	case len(code) > maxFragment:
		return Link{}, TooLong
	}
	packed, err := letters.DecodeString(code)
	if err != nil {
		return Link{}, misspelt(code)
	}
	text, err := unpack(packed)
	if err != nil {
		return Link{}, err
	}
	return Link{Text: text, Step: step(parts)}, nil
}

// isVersion reports whether s has the shape of a version: w and a number of up to three digits.
func isVersion(s string) bool {
	if len(s) < 2 || len(s) > 4 || s[0] != 'w' {
		return false
	}
	_, err := strconv.ParseUint(s[1:], 10, 16)
	return err == nil
}

// misspelt tells letters that are not a link's from a last letter that lacks its neighbours.
func misspelt(code string) Refusal {
	for i := 0; i < len(code); i++ {
		c := code[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return Damaged
		}
	}
	return CutOff
}

// unpack inflates packed within the bounds.
func unpack(packed []byte) (string, error) {
	rest := bytes.NewReader(packed)
	limit := Limit
	if dense := max(freeRatio, maxRatio*len(packed)); dense < limit {
		limit = dense
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReaderDict(rest, []byte(dictionary)), int64(limit)+1))
	switch {
	case len(text) > Limit:
		return "", TooLarge
	case len(text) > limit:
		return "", TooDense
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "", CutOff
	case err != nil || rest.Len() > 0:
		return "", Damaged
	case !utf8.Valid(text):
		return "", NotUTF8
	}
	return string(text), nil
}

// step finds the step among the parts behind the walk.
func step(parts string) int {
	for part := range strings.SplitSeq(parts, "&") {
		value, found := strings.CutPrefix(part, "step=")
		if !found {
			continue
		}
		if n, err := strconv.Atoi(value); err == nil && n > 0 {
			return n
		}
	}
	return 0
}
