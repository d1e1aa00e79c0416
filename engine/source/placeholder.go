package source

import "strings"

// ShortestPlaceholder is how many characters a placeholder has at least, so that it does not occur by chance.
const ShortestPlaceholder = 6

// IsPlaceholder reports whether value can be a placeholder: an account number, or letters, digits, _ and -.
func IsPlaceholder(value string) bool {
	return len(value) >= ShortestPlaceholder && strings.Trim(value, placeholderCharacters) == ""
}

const placeholderCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
