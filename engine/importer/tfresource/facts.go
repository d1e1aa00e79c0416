package tfresource

import (
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Facts takes resources for what they say, in their order. It never fails: what bears on a decision and cannot be used
// is in Unread.
func Facts(resources []Resource) fact.Facts {
	roots := map[string][]Resource{}
	var order []string
	for _, r := range resources {
		if _, known := roots[r.Root]; !known {
			order = append(order, r.Root)
		}
		roots[r.Root] = append(roots[r.Root], r)
	}
	var facts fact.Facts
	for _, root := range order {
		b := newBuilder(roots[root])
		if len(order) > 1 && root != "." {
			b.root = root
		}
		b.configure()
		b.fromHCL = true
		b.exclusive = func(r *Resource, argument string) bool { return r.at(argument) != nil }
		b.run()
		facts.Add(&b.Facts)
	}
	return facts
}

// builder makes facts of resources.
type builder struct {
	fact.Facts
	// root is put before the expressions of one of several configurations.
	root           string
	resources      []Resource
	byAddress      map[string]*Resource
	declared       map[string]*Resource // provider configurations, by key
	configurations map[string]*configuration
	entities       []*fact.Entity
	byName         map[entityKey]*fact.Entity
	// numbers are the accounts in which ARNs have entities, where that is one alone: a state does not say which provider
	// configuration makes a resource.
	numbers  map[entityName]string
	controls []*control
	attached []*Resource // attachments of control policies
	fromHCL  bool
	// exclusive reports whether a role's configuration has the argument, which then lists all there is.
	exclusive func(r *Resource, argument string) bool

	exprs  []string // of marks
	marks  map[string]int
	plains map[string]string // references without brackets, by expression
	taken  map[string]bool
	values map[valueKey]*value
	grown  int // bytes of the values that were put in
}

func newBuilder(resources []Resource) *builder {
	b := &builder{
		resources: resources, byAddress: map[string]*Resource{}, declared: map[string]*Resource{},
		byName: map[entityKey]*fact.Entity{}, marks: map[string]int{}, plains: map[string]string{},
		taken: map[string]bool{}, values: map[valueKey]*value{},
	}
	for i := range resources {
		if r := &resources[i]; r.Mode != Provider && r.Address != "" && b.byAddress[r.Address] == nil {
			b.byAddress[r.Address] = r
		}
	}
	return b
}

func (b *builder) run() {
	all := handlers()
	for i := range b.resources {
		r := &b.resources[i]
		handle, known := all[r.kind()]
		switch {
		case r.Mode == Provider:
			b.assumed(r)
		case r.Address == "":
			b.loose(r)
		case known && handle != nil:
			handle(b, r)
		case !known && r.Mode == Managed && unreadPolicy(r.Type):
			b.unread(r.Address, "resources of the type "+r.Type+" are not read", r.Span)
			b.aside(r)
		}
	}
	b.attachControls()
	for _, c := range b.controls {
		b.Controls = append(b.Controls, c.made)
	}
	for _, e := range b.entities {
		b.Entities = append(b.Entities, *e)
	}
}

// handlers are what resources of each type are taken for. Those that are nil are only named by others.
func handlers() map[string]func(*builder, *Resource) {
	return map[string]func(*builder, *Resource){
		"aws_iam_role": (*builder).role, "aws_iam_user": (*builder).user, "aws_iam_group": (*builder).group,
		"data.aws_iam_role": (*builder).knownRole, "data.aws_iam_user": (*builder).knownUser,
		"data.aws_iam_group": nil,

		"aws_iam_role_policy": (*builder).inline, "aws_iam_user_policy": (*builder).inline,
		"aws_iam_group_policy":           (*builder).inline,
		"aws_iam_role_policy_attachment": (*builder).attachment, "aws_iam_user_policy_attachment": (*builder).attachment,
		"aws_iam_group_policy_attachment": (*builder).attachment,
		"aws_iam_policy_attachment":       (*builder).attachments,
		"aws_iam_group_membership":        (*builder).membership,
		"aws_iam_user_group_membership":   (*builder).groupsOfUser,

		"aws_iam_role_policies_exclusive": (*builder).allInline, "aws_iam_user_policies_exclusive": (*builder).allInline,
		"aws_iam_group_policies_exclusive":           (*builder).allInline,
		"aws_iam_role_policy_attachments_exclusive":  (*builder).allAttached,
		"aws_iam_user_policy_attachments_exclusive":  (*builder).allAttached,
		"aws_iam_group_policy_attachments_exclusive": (*builder).allAttached,
		"aws_iam_policy":                       (*builder).managedPolicy,
		"data.aws_iam_policy":                  (*builder).managedPolicy,
		"data.aws_iam_policy_document":         (*builder).bareDocument,
		"aws_iam_openid_connect_provider":      (*builder).oidcProvider,
		"data.aws_iam_openid_connect_provider": (*builder).oidcProvider,
		"aws_iam_saml_provider":                (*builder).samlProvider,
		"data.aws_iam_saml_provider":           (*builder).samlProvider,
		"aws_organizations_policy":             (*builder).controlPolicy,
		"aws_organizations_policy_attachment":  (*builder).controlAttachment,
		"aws_organizations_account":            (*builder).organizationAccount,
		"aws_s3_bucket_policy":                 (*builder).resourcePolicy,
		"aws_kms_key":                          (*builder).resourcePolicy,
		"aws_kms_key_policy":                   (*builder).resourcePolicy,
		"aws_sqs_queue":                        (*builder).resourcePolicy,
		"aws_sqs_queue_policy":                 (*builder).resourcePolicy,
		"aws_sns_topic":                        (*builder).resourcePolicy,
		"aws_sns_topic_policy":                 (*builder).resourcePolicy,
		"aws_secretsmanager_secret":            (*builder).resourcePolicy,
		"aws_secretsmanager_secret_policy":     (*builder).resourcePolicy,
		"aws_s3_bucket":                        (*builder).resourcePolicy,
		"aws_vpc_endpoint":                     (*builder).endpointPolicy,
		"data.aws_s3_bucket":                   nil,
		"aws_lambda_function":                  nil,
		"aws_dynamodb_table":                   nil,
		"aws_ecr_repository":                   nil,
		"aws_ssm_parameter":                    nil,
		"data.aws_caller_identity":             nil,
		"data.aws_partition":                   nil,
		"data.aws_region":                      nil,
	}
}

func (b *builder) piece(title, why string, at source.Span) {
	b.Pieces = append(b.Pieces, fact.Piece{Title: title, Why: why, Span: at})
}

func (b *builder) unread(what, reason string, at source.Span) {
	b.Unread = append(b.Unread, fact.Unread{What: what, Reason: reason, Span: at})
}

// nodeSpan is the place of a node; that of the resource if there is none.
func nodeSpan(n *tree.Node, r *Resource) source.Span {
	if n == nil || n.Span.Empty() {
		return r.Span
	}
	return n.Span
}
