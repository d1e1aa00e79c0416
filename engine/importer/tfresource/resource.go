package tfresource

import (
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Resource is a resource, a data source or a provider configuration, once for each instance.
type Resource struct {
	// Address is as Terraform prints it: aws_iam_role.ci, module.x.aws_iam_role.ci["a"], data.aws_caller_identity.me. If
	// the number of instances is not known, there is one without a key.
	Address string
	// Mode is managed, data or provider. It is empty, as are Address, Type and Name, for arguments that stand outside any
	// block.
	Mode string
	// Type is the type of a resource; that of a provider configuration is the provider's local name, aws.
	Type string
	// Name is the resource's name in its module, or the alias of a provider configuration.
	Name string
	// Provider is the provider configuration that makes it, such as aws.prod. It is empty for the default one.
	Provider string
	// Root is the folder of the root module. Two roots are two configurations: their addresses, variables and accounts
	// have nothing to do with each other.
	Root string
	// Used says that another block takes a value of it. Only a policy document is looked at for it.
	Used bool
	// Values is an object: arguments and nested blocks, which are arrays of objects. Arguments that steer Terraform alone
	// (count, for_each, provider, depends_on, lifecycle) are left out.
	Values tree.Node
	// Span is that of the block.
	Span source.Span
}

// Modes of resources.
const (
	Managed  = "managed"
	Data     = "data"
	Provider = "provider"
)

// Backend is the type of a provider configuration that is the place of the state.
const Backend = "backend"

// at is the value of an argument; nil if it is not there or null.
func (r *Resource) at(names ...string) *tree.Node {
	n := r.Values.At(names...)
	if n == nil || n.Kind == 'n' {
		return nil
	}
	return n
}

// kind is the type as handlers have it: data sources begin with data.
func (r *Resource) kind() string {
	if r.Mode == Data {
		return "data." + r.Type
	}
	return r.Type
}

// Reads reports whether resources of a type, in a mode, can say anything that is read. A reader need not work out
// others.
func Reads(mode, kind string) bool {
	r := Resource{Mode: mode, Type: kind}
	_, known := handlers()[r.kind()]
	return known || mode != Data && unreadPolicy(kind) || mode == Provider && kind == "aws"
}

// arguments are the names of the arguments that are read, whatever the type of the resource.
var arguments = wordSet(`
	account_id arn assume_role_policy bucket client_id_list content function_name group group_name groups id
	inline_policy json key_id managed_policy_arns max_session_duration minified_json name name_prefix path
	permissions_boundary policy policy_arn policy_arns policy_id policy_names queue_url role role_name roles secret_arn
	tags target_id type unique_id url user user_name users

	allowed_account_ids assume_role assume_role_with_web_identity access_key default_tags profile region
	shared_config_files shared_credentials_files

	external_id role_arn session_name

	override_json override_policy_documents source_json source_policy_documents statement version`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// ReadsArgument reports whether an argument or a nested block of this name says anything that is read. A reader need
// not work out others.
func ReadsArgument(name string) bool { return arguments[name] }

// silent are the types of IAM that decide no request of a principal.
var silent = map[string]bool{
	"aws_iam_access_key": true, "aws_iam_account_alias": true, "aws_iam_account_password_policy": true,
	"aws_iam_instance_profile": true, "aws_iam_server_certificate": true, "aws_iam_service_linked_role": true,
	"aws_iam_service_specific_credential": true, "aws_iam_signing_certificate": true,
	"aws_iam_user_login_profile": true, "aws_iam_user_ssh_key": true, "aws_iam_virtual_mfa_device": true,
	"aws_iam_security_token_service_preferences": true, "aws_iam_organizations_features": true,
}

// unreadPolicy reports whether resources of a type hold a policy, or are of IAM, and are not read.
func unreadPolicy(kind string) bool {
	if !strings.HasPrefix(kind, "aws_") || silent[kind] {
		return false
	}
	return strings.HasPrefix(kind, "aws_iam_") || strings.HasPrefix(kind, "aws_ssoadmin_") ||
		strings.HasPrefix(kind, "aws_organizations_") && strings.Contains(kind, "policy") ||
		resourcePolicyType(kind)
}

// resourcePolicyType reports whether the name of a type ends as those of policies of resources do.
func resourcePolicyType(kind string) bool {
	for _, end := range []string{
		"_repository_policy", "_bucket_policy", "_key_policy", "_queue_policy", "_topic_policy", "_secret_policy",
		"_resource_policy", "_endpoint_policy", "_vault_policy", "_file_system_policy", "_domain_policy",
		"_layer_version_permission",
		"_access_point_policy", "_event_bus_policy", "_rest_api_policy", "_lambda_permission",
	} {
		if strings.HasSuffix(kind, end) {
			return true
		}
	}
	return false
}
