package pipeline

import (
	"strconv"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// annotations of a service account that EKS reads begin with this.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
const annotations = "eks.amazonaws.com/"

// isObject reports whether a file is an object of Kubernetes.
func isObject(root *tree.Node) bool {
	return root.At("apiVersion").String() != "" && root.At("kind").String() != ""
}

// objects reads an object of Kubernetes, or a list of them: its service accounts with a role, and associations of
// ACK's controller for EKS.
func (r *reader) objects() {
	list := r.root.At("items").List()
	if len(list) == 0 {
		list = []tree.Node{*r.root}
	}
	for i := range list {
		n := &list[i]
		switch n.At("kind").String() {
		case "ServiceAccount":
			r.serviceAccount(n)
		case "PodIdentityAssociation":
			r.pods(n.At("spec"), n.Span)
		}
	}
	if len(r.Pieces) == 0 {
		r.piece("Kubernetes "+r.root.At("kind").String()+", which asks for no role", "it has an apiVersion and a kind",
			r.root.Span)
	}
}

// serviceAccount reads a service account whose annotation names a role. Which cluster it stands in, and so which issuer
// its tokens have, another file says.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/pod-configuration.html
func (r *reader) serviceAccount(n *tree.Node) {
	name, namespace := textOf(n.At("metadata", "name")), textOf(n.At("metadata", "namespace"))
	notes := n.At("metadata", "annotations")
	role := textOf(notes.At(annotations + "role-arn"))
	if role == "" {
		r.piece("service account "+name+" without a role", "it is a ServiceAccount", n.Span)
		return
	}
	if namespace == "" {
		namespace = "<NAMESPACE>"
	}
	if name == "" {
		name = "<SERVICE_ACCOUNT>"
	}
	audience := textOf(notes.At(annotations + "audience"))
	if audience == "" {
		audience = stsAudience
	}
	t := &token{provider: "<OIDC_PROVIDER>"}
	t.set("aud", audience)
	t.set("sub", "system:serviceaccount:"+namespace+":"+name)
	q := webRequest(role, n.Span)
	q.Provider, q.Sent.Claims = t.provider, t.json()
	if text := textOf(notes.At(annotations + "token-expiration")); text != "" {
		if _, err := strconv.ParseUint(text, 10, 31); err != nil {
			r.unread("token-expiration of "+name, text+" is no number of seconds", n.Span)
		}
	}
	r.request(q)
	r.piece("service account "+namespace+"/"+name+" → "+roleWords(role), "it has the annotation "+annotations+"role-arn",
		n.Span)
}

// isAssociation reports whether a tree is an answer of `aws eks describe-pod-identity-association` or of the command that
// makes one.
//
// See https://docs.aws.amazon.com/cli/latest/reference/eks/create-pod-identity-association.html
func isAssociation(root *tree.Node) bool { return root.At("association", "roleArn") != nil }

func (r *reader) podIdentity() { r.pods(r.root.At("association"), r.root.Span) }

// pods adds the request that EKS makes for the pods of a service account.
func (r *reader) pods(n *tree.Node, at source.Span) {
	p := association{
		role: textOf(n.At("roleArn")), cluster: textOf(n.At("clusterName")), namespace: textOf(n.At("namespace")),
		account: textOf(n.At("serviceAccount")), arn: textOf(n.At("associationArn")),
	}
	if p.role == "" {
		r.unread("a pod identity association", "it names no role", at)
		return
	}
	r.request(p.request(at))
	r.piece("pods of "+p.namespace+"/"+p.account+" → "+roleWords(p.role), "it is a pod identity association", at)
}

// association is one of EKS Pod Identity.
type association struct {
	role, cluster, namespace, account string
	// arn is that of the association, which has region and account number; empty if it is not known.
	arn string
}

// request is what EKS asks for. It tags the session.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
func (p *association) request(at source.Span) fact.Request {
	cluster := aws.ARN{Partition: "aws", Service: "eks", Region: "<REGION>", Account: "<ACCOUNT_ID>"}
	if arn, ok := aws.ParseARN(p.arn); ok {
		cluster.Region, cluster.Account = arn.Region, arn.Account
	} else if role, ok := aws.ParseARN(p.role); ok {
		cluster.Account = role.Account
	}
	cluster.Resource = "cluster/" + p.cluster
	return fact.Request{
		Service: aws.PodIdentity, Action: aws.AssumeRole, Resource: p.role, Span: at,
		Sent: fact.Sent{Duration: aws.PodSession, Tags: map[string]string{
			"eks-cluster-arn": cluster.String(), "eks-cluster-name": p.cluster, "kubernetes-namespace": p.namespace,
			"kubernetes-service-account": p.account, "kubernetes-pod-name": "<POD_NAME>", "kubernetes-pod-uid": "<POD_UID>",
		}},
	}
}
