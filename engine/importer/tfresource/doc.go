// Package tfresource takes resources and data sources of Terraform for what they say of principals, policies and
// identity providers, whatever they were read from: HCL, or the JSON of `terraform show -json` and of a state file,
// which this package reads itself.
//
// A value that is not known yet is a hole with its expression. One that names another resource is replaced by what that
// resource says of itself, such as its name, or its ARN made of account, path and name.
package tfresource
