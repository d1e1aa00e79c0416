// Package profile reads the config file of the AWS CLI and the SDKs, ~/.aws/config: the chain of requests that each of
// its profiles makes. A file of credentials is named as one and left.
package profile
