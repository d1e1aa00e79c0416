// Package decide answers single requests, one line of JSON each: the decision on one action, with every policy that is
// in force given beside it. It is for scripts, other languages and comparisons with other engines. It is an adapter:
// package sts makes the request and package eval decides it, as in a walk.
package decide
