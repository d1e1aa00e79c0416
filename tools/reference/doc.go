// Package reference writes the pages of the site's reference as Markdown, from the same Go values that decide and from
// the lists that are generated of them.
package reference
