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

// Limits on the work of opening a link. Inflating reads each character and writes each byte once.
const (
	// maxFragment is how many characters a fragment may have: Limit bytes that do not compress, in base64, with a margin.
	maxFragment = Limit/3*4 + 16<<10
	// maxRatio is how many bytes one compressed byte may become, if the text is longer than freeRatio bytes. The
	// lessons reach 10; one step repeated up to 256 KiB reaches about 150.
	maxRatio  = 200
	freeRatio = 16 << 10
)

// refusal is the reason why a link does not open, as a sentence for the user. It is an error.
type refusal string

// The reasons why a link does not open. Another one is otherVersion.
const (
	notALink refusal = "This is not a link to a walk: a link has #w1. followed by the encoded walk."
	cutOff   refusal = "This link is cut off: its end is missing. Copy all of it, as one line."
	damaged  refusal = "This link is damaged: a character was changed or lost. Copy it again from its source."
	tooLong  refusal = "This link is too long: a walk in a link can have at most 256 KiB."
	tooLarge refusal = "The walk in this link is too large: a walk in a link can have at most 256 KiB."
	tooDense refusal = "This link was not opened, because it expands far more than any walk does."
	notUTF8  refusal = "This link does not contain text: it is not valid UTF-8."
)

// otherVersion is the reason why a link of an unknown version, such as `w7`, does not open.
func otherVersion(named string) refusal {
	return refusal("This link has version " + named + ", but this Rolewalk opens " + version +
		". Reload the page, or update the command.")
}

// Error returns the sentence.
func (r refusal) Error() string { return string(r) }

// Decode opens a link: a whole address, or its fragment with or without `#`. What comes
// after `&` is for [ReadParams]. The error is a sentence for the user.
func Decode(fragment string) (Link, error) {
	s := strings.TrimSpace(fragment)
	if at := strings.IndexByte(s, '#'); at >= 0 {
		s = s[at+1:]
	}
	body, _, _ := strings.Cut(s, "&")
	named, code, found := strings.Cut(body, ".")
	switch {
	case !found || !isVersion(named):
		return Link{}, notALink
	case named != version:
		return Link{}, otherVersion(named)
	case len(code) > maxFragment:
		return Link{}, tooLong
	}
	packed, err := letters.DecodeString(code)
	if err != nil {
		return Link{}, misspelt(code)
	}
	text, err := unpack(packed)
	if err != nil {
		return Link{}, err
	}
	return Link{Text: text}, nil
}

// isVersion reports whether s looks like a version: w and a number of up to three digits.
func isVersion(s string) bool {
	if len(s) < 2 || len(s) > 4 || s[0] != 'w' {
		return false
	}
	_, err := strconv.ParseUint(s[1:], 10, 16)
	return err == nil
}

// misspelt returns damaged for a character that no link has, and cutOff for a last character that is incomplete.
func misspelt(code string) refusal {
	for i := 0; i < len(code); i++ {
		c := code[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return damaged
		}
	}
	return cutOff
}

// unpack inflates packed within the limits.
func unpack(packed []byte) (string, error) {
	rest := bytes.NewReader(packed)
	limit := Limit
	if dense := max(freeRatio, maxRatio*len(packed)); dense < limit {
		limit = dense
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReaderDict(rest, []byte(dictionary)), int64(limit)+1))
	switch {
	case len(text) > Limit:
		return "", tooLarge
	case len(text) > limit:
		return "", tooDense
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "", cutOff
	case err != nil || rest.Len() > 0:
		return "", damaged
	case !utf8.Valid(text):
		return "", notUTF8
	}
	return string(text), nil
}
