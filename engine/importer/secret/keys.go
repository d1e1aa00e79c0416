package secret

import (
	"strings"

	"rolewalk/engine/aws"
)

// The characters of secrets.
const (
	base64    = aws.Letters + aws.Digits + "/+"
	base64url = aws.Letters + aws.Digits + "-_"
	hex       = aws.Digits + "abcdef"
)

// keyIDDigits is how many capitals and digits follow the prefix of an access key ID at least, and mostKeyIDDigits at
// most.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html
const (
	keyIDDigits     = 16
	mostKeyIDDigits = 124
)

// beside is how far from an access key ID its secret key stands at most, on its line or the one before or behind it.
const beside = 300

// keyIDs finds access key IDs, and the secret keys beside them.
func (f *finder) keyIDs() {
	for _, prefix := range []string{aws.LongTermIDPrefix, aws.TemporaryIDPrefix} {
		for from := range f.each(prefix) {
			to := from + len(prefix)
			for to < len(f.body) && to-from-len(prefix) < mostKeyIDDigits && isIn(f.body[to], aws.Capitals+aws.Digits) {
				to++
			}
			if to-from-len(prefix) < keyIDDigits || f.joined(from-1, base64url) || f.joined(to, base64url) {
				continue
			}
			f.add(from, to, keyID)
			f.secretsIn(f.lineBefore(from), from)
			f.secretsIn(to, f.lineBehind(to))
		}
	}
}

// lineBefore is where the line before the one with the byte i begins, but no more than beside away.
func (f *finder) lineBefore(i int) int {
	first := max(0, i-beside)
	end := strings.LastIndexByte(f.body[first:i], '\n')
	if end < 0 {
		return first
	}
	return first + strings.LastIndexByte(f.body[first:first+end], '\n') + 1
}

// lineBehind is where the line behind the one with the byte i ends, but no more than beside away.
func (f *finder) lineBehind(i int) int {
	last := min(len(f.body), i+beside)
	line, rest, ok := strings.Cut(f.body[i:last], "\n")
	if !ok {
		return last
	}
	next, _, _ := strings.Cut(rest, "\n")
	return i + len(line) + 1 + len(next)
}

// secretsIn finds the secret keys in the bytes from up to to. A commit's hash is none.
func (f *finder) secretsIn(from, to int) {
	for i := from; i < to; {
		end, n := f.run(i, to)
		if n == secretLength && !f.cut(i, end) && mixed(f.body[i:end]) {
			f.add(i, end, secretKey)
		}
		i = max(end, i+1)
	}
}

// secretLength is how many characters a secret access key has.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
const secretLength = 40

// run returns the end of the characters of a secret from the byte i on and how many they are. A slash that is escaped,
// as in the JSON of some programs, and one that is encoded as in a URL count as one.
func (f *finder) run(i, to int) (end, n int) {
	for i < to {
		rest := f.body[i:to]
		switch {
		case strings.HasPrefix(rest, `\/`):
			i++
		case encoded(rest):
			i += 2
		case !isIn(rest[0], base64):
			return i, n
		}
		i++
		n++
	}
	return i, n
}

// encoded reports whether the text begins with a slash or a plus that is encoded as in a URL.
func encoded(text string) bool {
	return len(text) >= 3 && (strings.EqualFold(text[:3], "%2f") || strings.EqualFold(text[:3], "%2b"))
}

// cut reports whether the bytes from up to to are a part of a longer word.
func (f *finder) cut(from, to int) bool {
	return f.joined(from-1, base64url+"/+") || f.joined(to, base64url+"/+=")
}

// joined reports whether the byte at i is one of the characters.
func (f *finder) joined(i int, characters string) bool {
	return i >= 0 && i < len(f.body) && isIn(f.body[i], characters)
}

func isIn(c byte, characters string) bool { return strings.IndexByte(characters, c) >= 0 }

// mixed reports whether a word has capitals and small letters, as random characters have.
func mixed(word string) bool {
	return strings.ContainsAny(word, aws.Capitals) && strings.ContainsAny(word, aws.SmallLetters) &&
		strings.Trim(word, hex) != ""
}

// named is how far behind a name that says secret its value begins at most.
const named = 60

// namedSecrets finds the secret keys behind a name that says secret.
func (f *finder) namedSecrets() {
	for _, name := range []string{"secret", "Secret", "SECRET"} {
		for at := range f.each(name) {
			at += len(name)
			limit := min(len(f.body), at+named+3*secretLength)
			if end := strings.IndexByte(f.body[at:limit], '\n'); end >= 0 {
				limit = at + end
			}
			for i := at; i < min(limit, at+named); {
				end, n := f.run(i, limit)
				if n == secretLength && !f.cut(i, end) {
					f.add(i, end, secretKey)
					break
				}
				i = max(end, i+1)
			}
		}
	}
}

// each goes over the places of a word.
func (f *finder) each(word string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; ; {
			at := strings.Index(f.body[i:], word)
			if at < 0 || !yield(i+at) {
				return
			}
			i += at + len(word)
		}
	}
}
