// Package insert writes what a form adds to a walk: an account, a user, a role, a provider, a statement of a trust
// policy, a permission, a step. What it writes has the author's indent and line ends, and comes with the edits that
// take it out again. Each insertion is tried: the walk is read with it, and what is wrong is told at the field that it
// is about.
package insert
