package lint

import "rolewalk/engine/policy"

// The services that may use a role on behalf of other customers, and send aws:SourceArn and aws:SourceAccount to say
// which. Others, like EC2, Lambda and ECS, use a role only in its own account.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
var namingServices = []string{
	"bedrock.amazonaws.com", "bedrock-agentcore.amazonaws.com", "config.amazonaws.com", "firehose.amazonaws.com",
	"pipes.amazonaws.com", "scheduler.amazonaws.com", "transfer.amazonaws.com", "vpc-flow-logs.amazonaws.com",
	"comprehend.amazonaws.com", "rekognition.amazonaws.com", "kendra.amazonaws.com", "iotevents.amazonaws.com",
	"cloudtrail.amazonaws.com", "codebuild.amazonaws.com", "codepipeline.amazonaws.com", "datasync.amazonaws.com",
	"dms.amazonaws.com", "events.amazonaws.com", "glue.amazonaws.com", "iot.amazonaws.com", "logs.amazonaws.com",
	"monitoring.rds.amazonaws.com", "sagemaker.amazonaws.com", "textract.amazonaws.com", "transcribe.amazonaws.com",
	"translate.amazonaws.com", "rolesanywhere.amazonaws.com",
}

// servicePrincipals visits the service principals of the Allow statements.
func (p *pass) servicePrincipals(visit func(s *policy.Statement, pr *policy.Principal)) {
	for s := range p.statements(policy.Allow) {
		list := principals(s)
		for i := range list {
			if list[i].Form == policy.FormService {
				visit(s, &list[i])
			}
		}
	}
}

// hasService reports whether the statement names the service.
func hasService(s *policy.Statement, name string) bool {
	list := principals(s)
	for i := range list {
		if list[i].Form == policy.FormService && list[i].Value == name {
			return true
		}
	}
	return false
}
