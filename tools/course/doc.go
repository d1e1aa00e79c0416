// Package course draws the pages around the walks as HTML: the course, the chapters (field guide, myths, reference) and
// the teacher's page. They are read without scripts, and share the look of the walks' pages.
package course
