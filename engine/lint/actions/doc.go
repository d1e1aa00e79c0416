// Package actions is AWS's list of services, actions, resource types and condition keys, read from a compact file that
// tools/actiondata writes. It knows what was published on the day of the data and nothing since.
//
// See https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
package actions
