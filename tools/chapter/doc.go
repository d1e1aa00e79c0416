// Package chapter reads the chapters of the course: Markdown files, whose first heading is the title. A fence of the
// language walk is a walk with its verdicts, a fence of the language error is a sentence that AWS prints,
// and a fence of the language gates is the picture of the gates, at the one that it names.
package chapter
