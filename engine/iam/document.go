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
func RevocationText(now time.Time) string {
	// Rule: Revoking sessions denies everything to the sessions that were issued earlier, by their
	// aws:TokenIssueTime.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
	// Proof: sessions/case-079-revocation.walk, sessions/revocation-spares-the-moment.walk
	return revokesBefore + now.UTC().Format(time.RFC3339) + revokesEnd
}

// The text of AWSRevokeOlderSessions, before and behind the moment of the revocation.
const (
	revokesBefore = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": ["*"],
      "Resource": ["*"],
      "Condition": {
        "DateLessThan": {"aws:TokenIssueTime": "`
	revokesEnd = `"}
      }
    }
  ]
}
`
)

// KeyPolicyText returns what AWS gives a KMS key that is made without a policy: the account decides by its identity
// policies.
func KeyPolicyText(a *Account) string {
	// Rule: A KMS key without a policy of its own has the default key policy, which lets the account in.
	// See https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
	// Proof: kms/default-key-policy.walk
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
