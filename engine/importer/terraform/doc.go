// Package terraform reads Terraform's own files, HCL and JSON, as far as they say something without AWS, a state or a
// network: resources and data sources with the values of their arguments, once for each instance.
//
// What the text does not give is a hole ([tree.Hole]) with the expression as it is written. A hole inside a string
// keeps the text around it. Where an operation would have to look inside a hole, the whole expression becomes one hole
// and an [fact.Unread] says so, so that no value is ever guessed.
//
// A string that is JSON, as policies are, has the value that the JSON spells as its one item, with the places in the
// files: those of the arguments of jsonencode, of the blocks of aws_iam_policy_document, of the lines of a heredoc.
package terraform
