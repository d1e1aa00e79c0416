// Package policystore keeps the AWS-managed policies that the page hands to a module, because they are too long to be
// part of it.
package policystore
