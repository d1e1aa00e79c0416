// Package actions is AWS's list of services, actions, resource types and condition keys. It reads them from a compact
// file that tools/actiondata writes, and knows only what AWS had published when the file was written.
//
// See https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
package actions
