// Package review has the checks of package lint look at the policies of a walk: each document as what it is, as the
// property of its account, at its place in the file.
//
// It stands apart from package scenario because the checks are half as large as all that decides: the page's engine
// does not carry them. Nothing that is found here touches a decision.
package review
