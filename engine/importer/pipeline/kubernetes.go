package pipeline

import (
	"cmp"
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
		case "ClusterConfig":
			r.cluster(n)
		default:
			r.podsOf(n)
			if len(r.Pieces) == 0 {
				r.otherObject(n)
			}
		}
	}
	if len(r.Pieces) == 0 && len(r.Unread) == 0 {
		r.piece("Kubernetes "+r.root.At("kind").String()+", which asks for no role", "it has an apiVersion and a kind",
			r.root.Span)
	}
}

// podsOf reads the pods of an object, such as a Deployment, whose containers have the variable that names a role, as
// EKS sets it for a service account.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/pod-configuration.html
func (r *reader) podsOf(n *tree.Node) {
	namespace := textOf(n.At("metadata", "namespace"))
	seen := map[string]bool{}
	r.walk(n, 0, func(spec *tree.Node) {
		for _, c := range spec.At("containers").List() {
			for _, v := range c.At("env").List() {
				role := textOf(v.At("value"))
				if textOf(v.At("name")) != "AWS_ROLE_ARN" || role == "" || seen[role] {
					continue
				}
				seen[role] = true
				account := cmp.Or(textOf(spec.At("serviceAccountName")), "default")
				r.tokenOf(account, namespace, aws.STSAudience, role, "a container has AWS_ROLE_ARN", v.Span)
			}
		}
	})
}

// serviceAccount reads a service account whose annotation names a role.
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
	audience := cmp.Or(textOf(notes.At(annotations+"audience")), aws.STSAudience)
	r.tokenOf(name, namespace, audience, role, "it has the annotation "+annotations+"role-arn", n.Span)
	if text := textOf(notes.At(annotations + "token-expiration")); text != "" {
		if _, err := strconv.ParseUint(text, 10, 31); err != nil {
			r.unread("token-expiration of "+name, text+" is no number of seconds", n.Span)
		}
	}
}

// tokenOf adds the request of a service account with its token. Which cluster it stands in, and so which issuer its
// tokens have, another file says.
func (r *reader) tokenOf(name, namespace, audience, role, why string, at source.Span) {
	name, namespace = cmp.Or(name, "<SERVICE_ACCOUNT>"), cmp.Or(namespace, "<NAMESPACE>")
	t := &token{provider: "<OIDC_PROVIDER>"}
	t.set("aud", audience)
	t.set("sub", "system:serviceaccount:"+namespace+":"+name)
	q := webRequest(role, at)
	q.Provider, q.Sent.Claims = t.provider, t.json()
	r.request(q)
	r.piece("service account "+namespace+"/"+name+" → "+roleWords(role), why, at)
}

// cluster reads a configuration of eksctl: the roles that it gives to service accounts. It makes roles of its own for
// those with policies.
//
// See https://docs.aws.amazon.com/eks/latest/eksctl/iamserviceaccounts.html
// and https://docs.aws.amazon.com/eks/latest/eksctl/pod-identity-associations.html
func (r *reader) cluster(n *tree.Node) {
	r.piece("eksctl configuration", "it is a ClusterConfig", n.Span)
	for _, account := range n.At("iam", "serviceAccounts").List() {
		name, namespace := textOf(account.At("metadata", "name")), textOf(account.At("metadata", "namespace"))
		role := textOf(account.At("attachRoleARN"))
		if role == "" {
			r.unread("the service account "+name, "eksctl makes its role from policies, which is not done here", account.Span)
			continue
		}
		r.tokenOf(name, namespace, aws.STSAudience, role, "it has attachRoleARN", account.Span)
	}
	for _, a := range n.At("iam", "podIdentityAssociations").List() {
		p := fact.Pods{
			Role: textOf(a.At("roleARN")), Cluster: textOf(n.At("metadata", "name")), Region: textOf(n.At("metadata", "region")),
			Namespace: textOf(a.At("namespace")), ServiceAccount: textOf(a.At("serviceAccountName")),
		}
		r.addPods(&p, a.Span)
	}
}

// isValues reports whether a file has the annotation of a service account and is no object of Kubernetes, as the values
// of a chart of Helm are.
//
// See https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
func isValues(root *tree.Node) bool {
	r := &reader{root: root}
	found := false
	r.walk(root, 0, func(n *tree.Node) { found = found || n.At("annotations", annotations+"role-arn") != nil })
	return found
}

// values reads the service accounts in the values of a chart.
func (r *reader) values() {
	r.walk(r.root, 0, func(n *tree.Node) {
		notes := n.At("annotations")
		if role := textOf(notes.At(annotations + "role-arn")); role != "" {
			audience := cmp.Or(textOf(notes.At(annotations+"audience")), aws.STSAudience)
			r.tokenOf(textOf(n.At("name")), "", audience, role, "it has the annotation "+annotations+"role-arn", n.Span)
		}
	})
	if len(r.Pieces) == 0 {
		r.piece("values of a chart without a role", "they have the annotation "+annotations+"role-arn", r.root.Span)
	}
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
	r.addPods(&p, at)
}

func (r *reader) addPods(p *fact.Pods, at source.Span) {
	if p.Role == "" {
		r.unread("a pod identity association", "it names no role", at)
		return
	}
	r.request(p.Request(at))
	r.piece("pods of "+p.Namespace+"/"+p.ServiceAccount+" → "+roleWords(p.Role), "it is a pod identity association", at)
}
