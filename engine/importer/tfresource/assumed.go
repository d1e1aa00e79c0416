package tfresource

import (
	"strconv"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// assumed adds the requests that a provider configuration makes before anything else: each assume_role is asked for
// with the session of the one before. They count where nothing else says what is asked. That of a backend is one too.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs#assume_role-configuration-block
func (b *builder) assumed(r *Resource) {
	caller, whose := "", "provider"
	list := r.at("assume_role").List()
	if r.Type == Backend {
		whose = "backend"
		if r.at("role_arn") != nil { // as before Terraform 1.6
			list = append([]tree.Node{r.Values}, list...)
		}
	}
	for i, block := range list {
		role := block.At("role_arn")
		if role == nil || role.Text == "" {
			continue
		}
		q := fact.Request{
			Origin: fact.FromPolicies, Hop: i + 1, Action: aws.AssumeRole, Caller: caller, Resource: role.Text,
			Session: block.At("session_name").String(), Sent: sentBy(&block), Shown: true, Span: block.Span,
		}
		b.Requests = append(b.Requests, q)
		b.piece("the "+whose+"'s request for role "+aws.ShortName(role.Text), "the "+whose+" has a role to assume",
			block.Span)
		caller = ""
		if arn, ok := aws.ParseARN(role.Text); ok && q.Session != "" {
			caller = aws.SessionARN(arn.Partition, arn.Account, arn.Name(), q.Session)
		}
	}
}

// sentBy is what an assume_role block sends.
func sentBy(block *tree.Node) fact.Sent {
	var s fact.Sent
	if id := block.At("external_id"); id != nil && id.Text != "" {
		s.ExternalID = &id.Text
	}
	s.Duration, _ = time.ParseDuration(block.At("duration").String())
	if n := block.At("duration_seconds"); n != nil && s.Duration == 0 {
		if seconds, err := strconv.Atoi(n.Text); err == nil {
			s.Duration = time.Duration(seconds) * time.Second
		}
	}
	s.SourceIdentity = block.At("source_identity").String()
	s.SessionPolicy = block.At("policy").String()
	for _, n := range block.At("policy_arns").List() {
		s.SessionPolicies = append(s.SessionPolicies, n.Text)
	}
	for _, n := range block.At("transitive_tag_keys").List() {
		s.Transitive = append(s.Transitive, n.Text)
	}
	if tags := block.At("tags"); tags != nil && len(tags.Members) > 0 {
		s.Tags = map[string]string{}
		for i := range tags.Members {
			s.Tags[tags.Members[i].Name.Value] = tags.Members[i].Value.Text
		}
	}
	return s
}
