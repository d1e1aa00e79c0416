// Package policy reads IAM policy documents. Every element keeps the place where it was written, and what AWS would
// refuse to save is kept too, marked, with the answer that AWS would give.
package policy
