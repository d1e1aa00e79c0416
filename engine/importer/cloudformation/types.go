package cloudformation

// relevant are the types of resources that bear on who may do what.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
// and the page of each other type beside it.
var relevant = map[string]bool{
	"AWS::ECR::Repository":                true,
	"AWS::EKS::PodIdentityAssociation":    true,
	"AWS::IAM::Group":                     true,
	"AWS::IAM::GroupPolicy":               true,
	"AWS::IAM::ManagedPolicy":             true,
	"AWS::IAM::OIDCProvider":              true,
	"AWS::IAM::Policy":                    true,
	"AWS::IAM::Role":                      true,
	"AWS::IAM::RolePolicy":                true,
	"AWS::IAM::SAMLProvider":              true,
	"AWS::IAM::User":                      true,
	"AWS::IAM::UserPolicy":                true,
	"AWS::IAM::UserToGroupAddition":       true,
	"AWS::KMS::Key":                       true,
	"AWS::Lambda::Permission":             true,
	"AWS::Organizations::Policy":          true,
	"AWS::S3::BucketPolicy":               true,
	"AWS::SecretsManager::ResourcePolicy": true,
	"AWS::SNS::TopicInlinePolicy":         true,
	"AWS::SNS::TopicPolicy":               true,
	"AWS::SQS::QueueInlinePolicy":         true,
	"AWS::SQS::QueuePolicy":               true,
}

// elsewhere are the types that make resources which the template does not show, each with the reason.
var elsewhere = map[string]string{
	"AWS::CloudFormation::Stack":    "what a nested stack makes is in a template of its own, which was not brought",
	"AWS::Serverless::Application":  "what a nested application makes is in a template of its own, which was not brought",
	"AWS::CloudFormation::StackSet": "what a stack set makes is in a template of its own, which was not brought",
	"AWS::SSO::PermissionSet":       "IAM Identity Center makes a role of it in each account that it is assigned to",
	"AWS::Serverless::Connector":    "SAM writes its policies when it is deployed, and that is not done here",
}

// ownPolicies are the properties that have policies of types of resources which are not read.
//
// See the page of each type beside
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
var ownPolicies = map[string]string{
	"AWS::ApiGateway::RestApi":       "Policy",
	"AWS::Backup::BackupVault":       "AccessPolicy",
	"AWS::EC2::VPCEndpoint":          "PolicyDocument",
	"AWS::EFS::FileSystem":           "FileSystemPolicy",
	"AWS::Events::EventBusPolicy":    "Statement",
	"AWS::OpenSearchService::Domain": "AccessPolicies",
	"AWS::S3::AccessPoint":           "Policy",
}

// names are the properties that name a resource, of those types whose Ref is that name.
//
// See "Return values" on the page of each type below
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
var names = map[string]string{
	"AWS::DynamoDB::Table":        "TableName",
	"AWS::ECR::Repository":        "RepositoryName",
	"AWS::ECS::Cluster":           "ClusterName",
	"AWS::EKS::Cluster":           "Name",
	"AWS::Events::Rule":           "Name",
	"AWS::IAM::Group":             "GroupName",
	"AWS::IAM::InstanceProfile":   "InstanceProfileName",
	"AWS::IAM::Role":              "RoleName",
	"AWS::IAM::User":              "UserName",
	"AWS::KMS::Alias":             "AliasName",
	"AWS::Kinesis::Stream":        "Name",
	"AWS::Lambda::Function":       "FunctionName",
	"AWS::Logs::LogGroup":         "LogGroupName",
	"AWS::S3::Bucket":             "BucketName",
	"AWS::SSM::Parameter":         "Name",
	"AWS::Serverless::Function":   "FunctionName",
	"AWS::CodeBuild::Project":     "Name",
	"AWS::CodePipeline::Pipeline": "Name",
}

// otherNames are the properties that name a resource whose Ref is something else, an ARN or an ID.
var otherNames = map[string]string{
	"AWS::IAM::GroupPolicy":       "PolicyName",
	"AWS::IAM::ManagedPolicy":     "ManagedPolicyName",
	"AWS::IAM::Policy":            "PolicyName",
	"AWS::IAM::RolePolicy":        "PolicyName",
	"AWS::IAM::SAMLProvider":      "Name",
	"AWS::IAM::UserPolicy":        "PolicyName",
	"AWS::Organizations::Policy":  "Name",
	"AWS::SNS::Topic":             "TopicName",
	"AWS::SQS::Queue":             "QueueName",
	"AWS::SecretsManager::Secret": "Name",
}
