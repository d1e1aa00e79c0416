package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var oidcSubjectMissing = &Check{
	Code: "EKS_SERVICE_ACCOUNT_MISSING",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "A cluster trusted without a service account",
		Text: "An EKS cluster issues tokens for each of its service accounts. Without a condition on `sub`, which is " +
			"`system:serviceaccount:NAMESPACE:NAME`, every pod of the cluster can assume the role.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {
			    "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"
			  },
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"StringEquals": {"oidc.eks.eu-central-1.amazonaws.com/id/A1B2:aud": "sts.amazonaws.com"}}
			}`,
		After: `{
			  "Effect": "Allow",
			  "Principal": {
			    "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2"
			  },
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub": "system:serviceaccount:shop:checkout"
			    }
			  }
			}`,
		See: "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, pr *policy.Principal, host string) {
			if aws.IsEKS(host) && !mentions(s, host+":sub") && !admitsNone(s, host) {
				p.report(
					pr.Span,
					"every service account of this cluster can assume the role",
					fmt.Sprintf(`add "StringEquals": {"%s:sub": "system:serviceaccount:NAMESPACE:NAME"}`, writtenHost(s, host)),
				)
			}
		})
	},
}
