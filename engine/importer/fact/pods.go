package fact

import (
	"cmp"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// Pods is an association of EKS Pod Identity, by which the pods of a service account get a role.
type Pods struct {
	// Role is the role's ARN.
	Role                               string
	Cluster, Namespace, ServiceAccount string
	// Region and Account are the cluster's; words to fill in where they are empty.
	Region, Account string
}

// Request is what EKS asks STS for. It tags the session.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
func (p *Pods) Request(at source.Span) Request {
	cluster := aws.ARN{
		Partition: aws.DefaultPartition, Service: "eks", Region: cmp.Or(p.Region, "<REGION>"),
		Account: cmp.Or(p.Account, "<ACCOUNT_ID>"), Resource: "cluster/" + p.Cluster,
	}
	return Request{
		Origin: FromWorkflow, Service: aws.PodIdentity, Action: aws.AssumeRole, Resource: p.Role, Span: at, Shown: true,
		Sent: Sent{Duration: aws.PodSession, Tags: map[string]string{
			"eks-cluster-arn": cluster.String(), "eks-cluster-name": p.Cluster, "kubernetes-namespace": p.Namespace,
			"kubernetes-service-account": p.ServiceAccount, "kubernetes-pod-name": "<POD_NAME>",
			"kubernetes-pod-uid": "<POD_UID>",
		}},
	}
}
