package view

import "strings"

// Widths of letters, in tenths of a CSS pixel, at the picture's 13 px. They are those of a broad font, so that a text
// is cut rather than drawn over what stands beside it.
const (
	monoLetter  = 79
	broadLetter = 140
)

// lettersWide is about how wide a text is drawn in the sans font of names, in tenths of a pixel.
func lettersWide(text string) int {
	sum := 0
	for _, c := range text {
		sum += letterWide(c)
	}
	return sum
}

func letterWide(letter rune) int {
	switch {
	case isBroad(letter):
		return broadLetter
	case strings.ContainsRune("mwMW@%…→", letter):
		return 143
	case strings.ContainsRune("ijlI.,:;'’|", letter):
		return 52
	case strings.ContainsRune("frt -/()[]", letter):
		return 66
	case letter >= 'A' && letter <= 'Z':
		return 108
	}
	return 92
}

// isBroad reports whether a letter may be as wide as it is high, as those of East Asia are.
func isBroad(letter rune) bool { return letter > 0x2ff && !strings.ContainsRune("…’→", letter) }

// monoWide is letterWide of the mono font.
func monoWide(letter rune) int {
	if isBroad(letter) {
		return broadLetter
	}
	return monoLetter
}

// shorten cuts a name that is wider than most pixels in its middle, because the ends of ARNs tell most.
func shorten(name string, most int, wide func(rune) int) string {
	letters, sum := []rune(name), 0
	for _, c := range letters {
		sum += wide(c)
	}
	if sum <= 10*most {
		return name
	}
	for len(letters) > 2 && sum > 10*most-wide('…') {
		middle := len(letters) / 2
		sum -= wide(letters[middle])
		letters = append(letters[:middle], letters[middle+1:]...)
	}
	head := (len(letters) + 1) / 2
	return string(letters[:head]) + "…" + string(letters[head:])
}
