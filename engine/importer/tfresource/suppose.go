package tfresource

import (
	"regexp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/tree"
)

// ownARNs are the arguments with ARNs that are of the account of their resource: AWS attaches no policy of another one.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
var ownARNs = []string{"permissions_boundary", "policy_arn", "policy_arns", "managed_policy_arns"}

// suppose gives an account to the provider configurations that name none: that of the ARNs which can be of no other
// account than the resources that have them, if they agree.
func (b *builder) suppose() {
	numbers := map[string]string{}
	for i := range b.resources {
		r := &b.resources[i]
		key := providerKey(r.Provider)
		if c := b.configurations[key]; c == nil || c.account != "" || r.Mode == Provider {
			continue
		}
		for _, number := range ownNumbers(r) {
			if known, told := numbers[key]; told && known != number {
				number = ""
			}
			numbers[key] = number
		}
	}
	for key, number := range numbers {
		if c := b.configurations[key]; number != "" {
			c.account = number
		}
	}
}

// provider is an identity provider in a trust policy, which is of the account of the role.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
var provider = regexp.MustCompile(`"arn:aws[a-z-]*:iam::(\d{12}):(?:oidc|saml)-provider/`)

// ownNumbers are the account numbers in a resource that can be of no other account.
func ownNumbers(r *Resource) (numbers []string) {
	add := func(n *tree.Node) {
		if arn, ok := aws.ParseARN(n.String()); ok && aws.IsAccountID(arn.Account) {
			numbers = append(numbers, arn.Account)
		}
	}
	for _, name := range ownARNs {
		list := r.at(name).List()
		for i := range list {
			add(&list[i])
		}
	}
	trust := strings.ReplaceAll(r.at("assume_role_policy").String(), " ", "")
	for _, m := range provider.FindAllStringSubmatch(trust, -1) {
		numbers = append(numbers, m[1])
	}
	if r.kind() != "data.aws_iam_policy_document" {
		return numbers
	}
	for _, statement := range r.at("statement").List() {
		for _, principal := range statement.At("principals").List() {
			list := principal.At("identifiers").List()
			for i := range list {
				if principal.At("type").String() == "Federated" {
					add(&list[i])
				}
			}
		}
	}
	return numbers
}
