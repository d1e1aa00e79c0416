package iam

import (
	"time"

	"rolewalk/engine/aws"
)

// The names of the documents that AWS writes itself.
const (
	FullAWSAccess          = "FullAWSAccess"          // on every node of an organization until it is detached
	RCPFullAWSAccess       = "RCPFullAWSAccess"       // part of every RCP level; it cannot be detached
	AWSRevokeOlderSessions = "AWSRevokeOlderSessions" // what the console's "Revoke active sessions" puts on a role
)

// FullAccessText is the text of FullAWSAccess.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
const FullAccessText = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "*", "Resource": "*"}
  ]
}
`

// RevocationText returns the policy that the console attaches when it revokes a role's sessions. Sessions that were
// issued at this very moment are not affected.
//
// Rule: Revoking sessions denies everything to sessions that were issued earlier, by their aws:TokenIssueTime.
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
func RevocationText(now time.Time) string {
	return `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": ["*"],
      "Resource": ["*"],
      "Condition": {
        "DateLessThan": {"aws:TokenIssueTime": "` + now.UTC().Format(time.RFC3339) + `"}
      }
    }
  ]
}
`
}

// KeyPolicyText returns what AWS gives a KMS key that is made without a policy: the account decides by its identity
// policies.
//
// Rule: A KMS key without a policy of its own has the default key policy, which lets the account in.
// See https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
func KeyPolicyText(a *Account) string {
	return `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Enable IAM User Permissions",
      "Effect": "Allow",
      "Principal": {"AWS": "` + aws.RootARN(a.Partition, a.ID) + `"},
      "Action": "kms:*",
      "Resource": "*"
    }
  ]
}
`
}
