package aws

import "strings"

// spokenServices are the names by which AWS's own messages and people call the services that assume roles, in lower
// case, with their principals. A name that begins like a shorter one stands before it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
var spokenServices = []struct{ name, principal string }{
	{"api gateway", "apigateway.amazonaws.com"},
	{"appsync", "appsync.amazonaws.com"},
	{"aws backup", "backup.amazonaws.com"},
	{"aws batch", "batch.amazonaws.com"},
	{"aws config", "config.amazonaws.com"},
	{"cloudformation", "cloudformation.amazonaws.com"},
	{"cloudtrail", "cloudtrail.amazonaws.com"},
	{"cloudwatch logs", "logs.amazonaws.com"},
	{"codebuild", "codebuild.amazonaws.com"},
	{"codedeploy", "codedeploy.amazonaws.com"},
	{"codepipeline", "codepipeline.amazonaws.com"},
	{"ec2", "ec2.amazonaws.com"},
	{"ecs", "ecs-tasks.amazonaws.com"},
	{"eks", "eks.amazonaws.com"},
	{"eventbridge pipes", "pipes.amazonaws.com"},
	{"eventbridge scheduler", "scheduler.amazonaws.com"},
	{"eventbridge", "events.amazonaws.com"},
	{"firehose", "firehose.amazonaws.com"},
	{"flow logs", "vpc-flow-logs.amazonaws.com"},
	{"glue", "glue.amazonaws.com"},
	{"lambda", "lambda.amazonaws.com"},
	{"sagemaker", "sagemaker.amazonaws.com"},
	{"scheduler", "scheduler.amazonaws.com"},
	{"step functions", "states.amazonaws.com"},
}

// ServiceSpoken returns the principal of the service with whose name a text ends, in lower case; "" if it ends in none.
func ServiceSpoken(lower string) string {
	lower = strings.TrimRight(lower, " ")
	lower = strings.TrimSuffix(lower, " service")
	for _, s := range spokenServices {
		rest, ok := strings.CutSuffix(lower, s.name)
		if ok && (rest == "" || strings.IndexByte(Letters+Digits+"-_.:/", rest[len(rest)-1]) < 0) {
			return s.principal
		}
	}
	return ""
}
