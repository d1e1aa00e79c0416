// Package tfsource finds Terraform among the sources of a case: files, blocks within other texts, plans and states.
package tfsource
