// Generated from engine/view by `go run ./tools/site types`; change the Go values, not this file.

export const notModelled: readonly string[] = [
  "VPC endpoint policies",
  "a service’s own checks, such as KMS grants and S3 access control lists",
  "the delay until a policy change takes effect everywhere",
  "signatures of tokens and SAML responses, which are taken as valid",
  "which resource an action needs: the walk names it"
];
