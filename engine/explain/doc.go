// Package explain says why a request was answered as it was: in AWS's own words, which tell little, and in ours, which
// tell all. It decides nothing: it reads what packages eval and sts have recorded.
package explain
