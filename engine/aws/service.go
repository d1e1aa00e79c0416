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
	"aoss": true, "appconfig": true, "appstream": true, "autoscaling": true, "autoscaling-plans": true,
	"budgets": true, "clouddirectory": true, "cloudfront": true, "cloudsearch": true, "cloudtrail-data": true,
	"codeartifact": true, "codebuild": true, "codecommit": true, "codepipeline": true, "cognito-identity": true,
	"cognito-idp": true, "comprehend": true, "comprehendmedical": true, "compute-optimizer": true,
	"cost-optimization-hub": true, "dax": true, "dsql": true, "dynamodb": true, "ecr": true, "ecr-public": true,
	"events": true, "firehose": true, "fis": true, "fms": true, "gamelift": true, "health": true,
	"inspector-scan": true, "kendra": true, "kinesisvideo": true, "kms": true, "logs": true, "memorydb": true,
	"networkmonitor": true, "notifications": true, "opensearch": true, "pca-connector-ad": true,
	"personalize": true, "polly": true, "pricing": true, "resource-groups": true, "rolesanywhere": true,
	"s3": true, "secretsmanager": true, "servicediscovery": true, "signin": true, "sqs": true, "sts": true,
	"support": true, "swf": true, "textract": true, "timestream-influxdb": true, "transcribe": true,
	"transfer": true, "translate": true, "wafv2": true, "workspaces": true, "xray": true,
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
