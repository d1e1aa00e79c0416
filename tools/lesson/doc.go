// Package lesson says what a lesson of the course has: the worlds that it may belong to, what it still lacks, and how
// hard its text is to read.
package lesson
