// Package anonymize replaces the names of a walk: account numbers, users, roles, groups, policies, buckets, e-mail
// addresses and hosts. What is equal stays equal and what is different stays different, so that every step of the walk
// ends as before, for the same reason.
package anonymize
