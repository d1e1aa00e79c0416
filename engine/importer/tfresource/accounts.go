package tfresource

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// providerKey is the key of a provider configuration; that of the default one is aws.
func providerKey(provider string) string { return cmp.Or(provider, "aws") }

// configuration is what is known of a provider configuration.
type configuration struct {
	account, partition, region string
	// told says that the account is a number that the source gives.
	told bool
}

// identifying are the arguments of a provider configuration that say whose credentials it has.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs#argument-reference
var identifying = []string{
	"access_key", "allowed_account_ids", "assume_role", "assume_role_with_web_identity", "profile",
	"shared_config_files", "shared_credentials_files",
}

// configure finds out the account, partition and Region of each provider configuration.
func (b *builder) configure() {
	b.configurations = map[string]*configuration{}
	for i := range b.resources {
		r := &b.resources[i]
		if r.Type == Backend {
			continue // no resource is made with it
		}
		key := providerKey(r.Provider)
		if r.Mode == Provider {
			key = r.Type
			if r.Name != "" {
				key += "." + r.Name
			}
			b.declared[key] = r
		}
		if b.configurations[key] == nil {
			b.configurations[key] = &configuration{partition: aws.DefaultPartition}
		}
	}
	for i := range b.resources {
		b.learn(&b.resources[i])
	}
	b.suppose()
	for _, key := range b.keys() {
		c := b.configurations[key]
		if c.account == "" {
			c.account = b.unknownAccount(key)
		}
	}
	b.number()
}

// number notes in which account the ARNs of roles, users and groups have each name.
func (b *builder) number() {
	b.numbers = map[entityName]string{}
	several := map[entityName]bool{}
	for i := range b.resources {
		r := &b.resources[i]
		kind, ok := entityKinds[r.kind()]
		n := r.at("arn")
		if !ok || n == nil || len(n.Holes) > 0 {
			continue
		}
		arn, _ := aws.ParseARN(n.Text)
		name := entityName{fact.EntityKind(kind), arn.Name()}
		if known := b.numbers[name]; !aws.IsAccountID(arn.Account) || several[name] || known != "" && known != arn.Account {
			several[name] = true
			delete(b.numbers, name)
			continue
		}
		b.numbers[name] = arn.Account
	}
}

// keys are the keys of the provider configurations, the default one first.
func (b *builder) keys() []string {
	var keys []string
	for key := range b.configurations {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, c string) int { return cmp.Or(cmp.Compare(len(a), len(c)), strings.Compare(a, c)) })
	return keys
}

// learn takes the account and the Region that a resource or a provider configuration names.
func (b *builder) learn(r *Resource) {
	switch {
	case r.Type == Backend:
	case r.Mode == Provider:
		b.learnFromProvider(r)
	case r.Mode == Data && r.Type == "aws_caller_identity":
		b.tell(r.Provider, r.at("account_id").String())
	case r.Mode == Data && r.Type == "aws_region":
		c := b.configurations[providerKey(r.Provider)]
		c.region = cmp.Or(c.region, r.at("region").String(), r.at("name").String())
	}
	if n := r.at("arn"); r.Mode == Managed && n != nil && len(n.Holes) == 0 {
		if arn, ok := aws.ParseARN(n.String()); ok && arn.Service != "organizations" {
			b.tell(r.Provider, arn.Account)
			b.configurations[providerKey(r.Provider)].partition = arn.Partition
		}
	}
}

// learnFromProvider takes what a provider configuration says in its own arguments.
func (b *builder) learnFromProvider(r *Resource) {
	key := r.Type
	if r.Name != "" {
		key += "." + r.Name
	}
	c := b.configurations[key]
	if n := r.at("region"); n != nil && len(n.Holes) == 0 {
		c.region = n.Text
		c.partition = partitionOf(n.Text)
	}
	if list := r.at("allowed_account_ids").List(); len(list) == 1 && len(list[0].Holes) == 0 {
		b.tell(key, list[0].Text)
	}
	for _, block := range r.at("assume_role").List() {
		if arn, ok := aws.ParseARN(block.At("role_arn").String()); ok {
			b.tell(key, arn.Account)
		}
	}
}

// tell gives a provider configuration its account. Two numbers for one contradict each other, and the first holds.
func (b *builder) tell(provider, number string) {
	c := b.configurations[providerKey(provider)]
	if aws.IsAccountID(number) && !c.told {
		c.account, c.told = number, true
	}
}

// unknownAccount is the account of a provider configuration that names none: that of the default one if both have the
// same credentials, else a mark.
func (b *builder) unknownAccount(key string) string {
	if key != "aws" && b.sameCredentials(key) {
		return b.configurations["aws"].account
	}
	for i := range b.resources {
		if r := &b.resources[i]; r.kind() == "data.aws_caller_identity" && providerKey(r.Provider) == key {
			return b.hole(r.Address + ".account_id")
		}
	}
	return b.hole("provider." + key + ".account_id")
}

// sameCredentials reports whether a provider configuration, of which the block is there, has the credentials of the
// default one.
func (b *builder) sameCredentials(key string) bool {
	other, def := b.declared[key], b.declared["aws"]
	if other == nil || b.configurations["aws"] == nil || !strings.HasPrefix(key, "aws.") || def == nil {
		return false
	}
	for _, name := range identifying {
		mine, its := other.at(name), def.at(name)
		if (mine == nil) != (its == nil) || mine != nil && mine.Print() != its.Print() {
			return false
		}
	}
	return true
}

// partitionOf is the partition of a Region.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
func partitionOf(region string) string {
	switch {
	case strings.HasPrefix(region, "cn-"):
		return "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		return "aws-us-gov"
	}
	return aws.DefaultPartition
}

func (b *builder) configuration(provider string) *configuration {
	if c := b.configurations[providerKey(provider)]; c != nil {
		return c
	}
	account := b.hole("provider." + providerKey(provider) + ".account_id")
	return &configuration{account: account, partition: aws.DefaultPartition}
}

// account is the account of a provider configuration, a mark if nothing says.
func (b *builder) account(provider string) string { return b.configuration(provider).account }

// accountOf is the account of a resource: that of its ARN where it has one, else that of its provider configuration.
func (b *builder) accountOf(r *Resource) string {
	if n := r.at("arn"); n != nil && len(n.Holes) == 0 {
		if arn, ok := aws.ParseARN(n.Text); ok && aws.IsAccountID(arn.Account) {
			return arn.Account
		}
	}
	return b.account(r.Provider)
}

// partition is the partition of a provider configuration; aws if nothing says.
func (b *builder) partition(provider string) string { return b.configuration(provider).partition }

func (b *builder) region(provider string) (string, bool) {
	region := b.configuration(provider).region
	return region, region != ""
}

// organizationAccount takes the number of an account whose name stands beside it.
func (b *builder) organizationAccount(r *Resource) {
	id := b.textOf(r.at("id"), r)
	if !aws.IsAccountID(id) {
		return
	}
	b.Accounts = append(b.Accounts, fact.Account{ID: id, Alias: b.textOf(r.at("name"), r), Span: r.Span})
	b.piece("account "+id, "it is "+r.Address, r.Span)
}
