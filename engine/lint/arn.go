package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// resourceARNs visits the resources that are ARNs.
func (p *pass) resourceARNs(visit func(s *policy.Statement, v policy.String, arn aws.ARN)) {
	for s := range p.statements() {
		if s.Resource == nil {
			continue
		}
		for _, r := range s.Resource.Values {
			if arn, ok := aws.ParseARN(r.Value); ok {
				visit(s, r.String, arn)
			}
		}
	}
}

// arnPart returns the span of one component of an ARN: 2 the service, 3 the Region, 4 the account, 5 the resource.
func (p *pass) arnPart(v policy.String, n int) source.Span {
	from := 0
	for range n {
		from += strings.IndexByte(v.Value[from:], ':') + 1
	}
	to := len(v.Value)
	if n < 5 {
		to = from + strings.IndexByte(v.Value[from:], ':')
	}
	return p.part(v, from, to)
}

// Services that are often used with roles and whose resources all have a Region and an account.
var regionalServices = []string{
	"acm", "athena", "backup", "cloudformation", "codebuild", "codecommit", "codepipeline", "cognito-idp", "dynamodb",
	"ecr", "ecs", "eks", "elasticache", "elasticfilesystem", "es", "events", "glue", "kinesis", "kms", "lambda", "logs",
	"rds", "redshift", "scheduler", "secretsmanager", "sns", "sqs", "ssm", "states",
}

// s3Apart are the S3 resources that do have a Region and an account.
var s3Apart = []string{
	"accesspoint/", "job/", "storage-lens/", "storage-lens-group/", "access-grants/", "async-request/", "accesspoint:",
}

func isBucket(arn aws.ARN) bool {
	if arn.Service != "s3" || strings.HasPrefix(arn.Resource, "*") {
		return false
	}
	for _, start := range s3Apart {
		if strings.HasPrefix(arn.Resource, start) {
			return false
		}
	}
	return true
}
