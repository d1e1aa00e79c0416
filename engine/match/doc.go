// Package match compares what a policy says with what a request has: actions, ARNs, and the condition operators, one
// family a file. It knows patterns and values and nothing of policies, principals or requests.
package match
