package brought

import (
	"path"
	"slices"
	"strings"
)

// The readers that a source may need, each a module of the page.
const (
	terraform = "terraform" // HCL, plans and states
	files     = "files"     // YAML, templates, workflows, events, tokens, config files and shell commands
)

// terraformEndings are the ends of names of Terraform's files.
var terraformEndings = []string{
	".tf", "terragrunt.hcl", ".tofu", ".tfvars", ".tf.json", ".tofu.json", ".tfvars.json", ".tfstate", ".tfplan",
}

// terraformLines begin lines of Terraform's texts and of what it prints.
var terraformLines = []string{
	`resource "`, `data "`, `module "`, `variable "`, `provider "`, `output "`, "locals {", "terraform {",
	"include {", `include "`, "inputs = {",
	"Terraform will perform", "Terraform used the selected", "OpenTofu will perform", "Plan: ", "# aws_", "# module.",
	"# data.",
}

// terraformWords stand anywhere in them.
var terraformWords = []string{
	"jsonencode(", "= <<", `"planned_values"`, `"resource_changes"`, `"terraform_version"`, `"format_version"`,
	`{"@level"`,
}

// NeedsTerraform reports whether engine/importer/tfsource may find something in a source. It is quick and may be wrong:
// that package looks closer.
func NeedsTerraform(s Source) bool {
	return hasEnding(s.Name, terraformEndings) || hasWord(s.Body, terraformWords) || hasLine(s.Body, terraformLines)
}

// filesEndings are the ends of names of files with YAML.
var filesEndings = []string{".yaml", ".yml", ".template"}

// filesLines begin lines of YAML, of config files and of shell scripts.
var filesLines = []string{
	"AWSTemplateFormatVersion", "Resources:", "Transform:", "apiVersion:", "jobs:", "id_tokens:", "pipelines:", "orbs:",
	"Statement:", "- Effect:", "- Sid:", "PolicyDocument:", "AssumeRolePolicyDocument:", "Role:", "Roles:", "RoleName:",
	"User:\n", "Users:", "UserName:", "Group:", "Groups:", "GroupName:", "PolicyNames:", "AttachedPolicies:", "Policy:",
	"Policies:", "PolicyVersion:", "RoleDetailList:", "UserDetailList:", "GroupDetailList:", "AssumedRoleUser:", "UserId:",
	"Tags:", "Targets:", "Parents:", "Children:", "Accounts:", "OrganizationalUnits:", "Organization:", "Account:",
	"OpenIDConnectProviderList:", "SAMLProviderList:", "ClientIDList:", "MFADevices:", "AccountAliases:", "PolicyGroups:",
	"service:", "provider:", "iamRoleStatements:", "[profile ", "[default]", "[sso-session ", "role_arn", "source_profile",
	"aws ", "$ aws ",
}

// filesWords stand anywhere in what that package reads.
var filesWords = []string{
	"eventSource", "CloudTrailEvent", "matchedStatements", "DecodedMessage", "eyJ", `"iss"`, `"alg"`,
	"SAMLResponse", "PHNhbWw", "PD94bWwg",
	`"Targets"`, `"Parents"`, `"Children"`, `"Accounts"`, `"Account": {`, `"OrganizationalUnits"`, `"Organization"`,
	`"Roots"`,
	`"EvaluationResults"`, `"PolicyRoles"`, `"InstanceProfile`, `"InlinePolicy"`, `"SAMLMetadataDocument"`,
	`"VirtualMFADevices"`, `"FunctionName"`, `"taskRoleArn"`, `"executionRoleArn"`, `"AccessKeyMetadata"`,
	`"AccessKeyLastUsed"`, `"SummaryMap"`, `"PasswordPolicy"`, `"LoginProfile"`, `"Versions"`, `"SSHPublicKeys"`,
	`"ServerCertificateMetadataList"`, `"ContextKeyNames"`, `"EffectivePolicy"`,
	`"AWS::`, `"ParameterKey"`, `"Parameters"`, `"Fn::`, `"Ref"`, `"TemplateBody"`,
	"aws sts ", "aws iam ", "aws organizations ", "aws s3api ", "configure-aws-credentials", "role-to-assume",
	"eks.amazonaws.com/role-arn", "AWS_ROLE_ARN", `"association"`, "PodIdentityAssociation", "iam.Role(", "iam.CfnRole(",
	"iam.User(", "iam.Group(", "iam.ManagedPolicy(", "iam.PolicyDocument(", "iam.PolicyStatement(",
	"iam.OpenIdConnectProvider(", "Role.Builder.create(",
	"assume_role(", "assumeRole(", "AssumeRole(", "AssumeRoleCommand(", "AssumeRoleInput{", "withAWS(",
}

// NeedsFiles reports whether engine/importer/files may find something in a source. It is quick and may be wrong: that
// package looks closer.
func NeedsFiles(s Source) bool {
	return hasEnding(s.Name, filesEndings) || path.Base(s.Name) == "config" || hasWord(s.Body, filesWords) ||
		hasLine(s.Body, filesLines)
}

// Needs are the readers that sources may need.
func Needs(sources []Source) []string {
	var needs []string
	if slices.ContainsFunc(sources, NeedsFiles) {
		needs = append(needs, files)
	}
	if slices.ContainsFunc(sources, NeedsTerraform) {
		needs = append(needs, terraform)
	}
	return needs
}

func hasEnding(name string, endings []string) bool {
	lower := strings.ToLower(name)
	return slices.ContainsFunc(endings, func(end string) bool { return strings.HasSuffix(lower, end) })
}

func hasWord(body string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(body, word) })
}

// hasLine reports whether a line of the text begins with one of the words, behind blanks, quotes of comments and marks
// of lists.
func hasLine(body string, words []string) bool {
	for line := range strings.Lines(body) {
		line = strings.TrimLeft(line, " \t│>|")
		if slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(line, word) }) {
			return true
		}
	}
	return false
}
