package aws

import "strings"

// serviceSuffixes are how the names of service principals end. New services appear every week, so the engine judges the
// suffix and the characters, not the name.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
var serviceSuffixes = []string{".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.internal", ".amazonaws.eu"}

// ServiceSuffix is how most service principals end.
const ServiceSuffix = ".amazonaws.com"

// IsServicePrincipal reports whether name has the form of a service principal: ec2.amazonaws.com.
func IsServicePrincipal(name string) bool {
	for _, end := range serviceSuffixes {
		if service, ok := strings.CutSuffix(name, end); ok && service != "" &&
			strings.Trim(service, Letters+Digits+"-._") == "" {
			return true
		}
	}
	return false
}

// ServiceOf returns the service of an action, in lower case: "sts" of sts:AssumeRole.
func ServiceOf(action string) string {
	service, _, _ := strings.Cut(strings.ToLower(action), ":")
	return service
}

// RCPBinds reports whether resource control policies bind the resources of a service, given in lower case.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
func RCPBinds(service string) bool { return rcpServices[service] }

var rcpServices = map[string]bool{
	"s3": true, "sts": true, "kms": true, "sqs": true, "secretsmanager": true, "cognito-identity": true,
	"cognito-idp": true, "logs": true, "dynamodb": true, "ecr": true, "aoss": true,
}

// AnswersInJSON reports whether a service, given in lower case, answers in JSON. Such services have their own error
// codes for keys and tokens.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
func AnswersInJSON(service string) bool { return jsonServices[service] }

var jsonServices = map[string]bool{
	"dynamodb": true, "kms": true, "lambda": true, "logs": true, "secretsmanager": true, "ssm": true, "ecs": true,
	"ecr": true, "kinesis": true, "states": true,
}
