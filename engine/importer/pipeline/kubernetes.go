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

// isAssociation reports whether a tree is an answer of `aws eks describe-pod-identity-association` or of the command
// that makes one.
//
// See https://docs.aws.amazon.com/cli/latest/reference/eks/create-pod-identity-association.html
func isAssociation(root *tree.Node) bool { return root.At("association", "roleArn") != nil }

func (r *reader) podIdentity() { r.pods(r.root.At("association"), r.root.Span) }

// pods adds the request that EKS makes for the pods of a service account.
func (r *reader) pods(n *tree.Node, at source.Span) {
	p := fact.Pods{
		Role: textOf(n.At("roleArn")), Cluster: textOf(n.At("clusterName")), Namespace: textOf(n.At("namespace")),
		ServiceAccount: textOf(n.At("serviceAccount")),
	}
	if arn, ok := aws.ParseARN(textOf(n.At("associationArn"))); ok {
		p.Region, p.Account = arn.Region, arn.Account
	}
	if p.Role == "" {
		r.unread("a pod identity association", "it names no role", at)
		return
	}
	r.request(p.Request(at))
	r.piece("pods of "+p.Namespace+"/"+p.ServiceAccount+" → "+roleWords(p.Role), "it is a pod identity association", at)
}
