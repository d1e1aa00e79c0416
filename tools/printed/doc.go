// Package printed finds the page about what AWS prints: it drops the parts of a sentence that vary, such as account
// numbers and ARNs. The page's scripts do the same (web/src/course/printed.ts); both pass testdata/sentences.json.
package printed
