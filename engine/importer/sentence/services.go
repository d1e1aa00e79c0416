package sentence

import (
	"strings"

	"rolewalk/engine/aws"
)

// serviceTexts are what services print that cannot assume the role they were given.
//
// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html,
// https://docs.aws.amazon.com/codebuild/latest/userguide/troubleshooting.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html
var serviceTexts = []known{
	{
		text: "The role defined for the function cannot be assumed by Lambda.",
		code: "InvalidParameterValueException", action: aws.AssumeRole, service: "lambda.amazonaws.com",
	},
	{
		text:   "ECS was unable to assume the role {} that was provided for this task.",
		action: aws.AssumeRole, service: "ecs-tasks.amazonaws.com", role: true,
	},
	{
		text:   "CodeBuild is not authorized to perform: sts:AssumeRole on {}",
		action: aws.AssumeRole, service: "codebuild.amazonaws.com", role: true,
	},
	{
		// The service or, in another account, the pipeline's role.
		text:   "CodePipeline is not authorized to perform AssumeRole on role {}",
		action: aws.AssumeRole, role: true,
	},
	{
		text:   "CodeDeploy does not have the permissions required to assume the role {}",
		action: aws.AssumeRole, service: "codedeploy.amazonaws.com", role: true,
	},
	{
		text:   "EC2 cannot assume the role {}",
		action: aws.AssumeRole, service: "ec2.amazonaws.com", role: true,
	},
	{
		text:   "Firehose is unable to assume role {}",
		action: aws.AssumeRole, service: "firehose.amazonaws.com", role: true,
	},
	{
		text: "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume " +
			"the provided role.",
		action: aws.AssumeRole, service: "states.amazonaws.com",
	},
	{
		text:   "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
		action: aws.AssumeRole, service: "scheduler.amazonaws.com",
	},
	{
		text:   "Service is unable to assume provided role. Please verify role's TrustPolicy",
		action: aws.AssumeRole, service: "glue.amazonaws.com",
	},
	{
		text:   "Service is unable to assume role {} Please verify role's TrustPolicy",
		action: aws.AssumeRole, service: "glue.amazonaws.com", role: true,
	},
	{
		text:   "Role {} should be given assume role permissions for Glue Service.",
		action: aws.AssumeRole, service: "glue.amazonaws.com", role: true,
	},
	{
		text:   "Unable to assume role for arn: {}",
		action: aws.AssumeRole, service: "glue.amazonaws.com", role: true,
	},
	{
		text:   "Role with arn: {}, could not be assumed because it does not exist or the trusted entity is not correct",
		action: aws.AssumeRole, service: "eks.amazonaws.com", role: true,
	},
	{
		text:   "unable to assume role and validate the specified targetGroupArn.",
		action: aws.AssumeRole, service: "ecs.amazonaws.com",
	},
	{
		text:   "Unable to assume role and validate the specified targetGroupArn.",
		action: aws.AssumeRole, service: "ecs.amazonaws.com",
	},
	{
		text:   "CodeBuild is not authorized to perform: sts:AssumeRole on service role.",
		action: aws.AssumeRole, service: "codebuild.amazonaws.com",
	},
	{
		text: "Could not assume role {} Please ensure that the role exists and allows principal " +
			"'sagemaker.amazonaws.com' to assume the role.",
		action: aws.AssumeRole, service: "sagemaker.amazonaws.com", role: true,
	},
	{
		text:   "Role {} is invalid or cannot be assumed",
		action: aws.AssumeRole, service: "cloudformation.amazonaws.com", role: true,
	},
	{
		text: "The role ARN does not have required permissions configured. Please grant trust permission for API " +
			"Gateway and add the required role policy.",
		action: aws.AssumeRole, service: "apigateway.amazonaws.com",
	},
	{
		text:   "is not authorized to assume IAM Role {}",
		action: aws.AssumeRole, service: "redshift.amazonaws.com", role: true,
	},
}

// hiddenAccount stands in an ARN for an account that AWS's words leave out, as a log's stars do.
const hiddenAccount = "***"

// roleIn is the ARN of the role that a text of AWS names; "" if it names none. Stars are in place of the account of a
// role that is named without it.
func (k *known) roleIn(text string) string {
	if !k.role {
		return ""
	}
	before, after, _ := strings.Cut(strings.TrimSuffix(k.text, "."), value)
	word := strings.TrimPrefix(text, before)
	if after != "" {
		word, _, _ = strings.Cut(word, after)
	}
	word = strings.TrimRight(unquoted(word), ".,;")
	word = strings.TrimPrefix(word, string(aws.KindRole)+"/")
	arn, ok := aws.ParseARN(word)
	switch {
	case ok && arn.IsRole():
		return word
	case !ok && !aws.BeginsARN(word) && word != "" && strings.Trim(word, aws.NameCharacters) == "":
		return aws.EntityARN(aws.KindRole, aws.DefaultPartition, hiddenAccount, "", word)
	}
	return ""
}
