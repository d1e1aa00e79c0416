package aws

import "strings"

// calledHosts are the services whose events and endpoints have another name than their actions.
//
// See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-aws-service-specific-topics.html and
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
var calledHosts = map[string]string{
	"monitoring": "cloudwatch", "email": "ses", "tagging": "tag", "streams.dynamodb": "dynamodb",
	"models.lex": "lex", "runtime.lex": "lex", "data.iot": "iot", "directoryservice": "ds",
	"mturk-requester": "mechanicalturk", "entitlement.marketplace": "aws-marketplace",
	"metering.marketplace": "aws-marketplace", "cloudcontrolapi": "cloudformation", "bedrock-runtime": "bedrock",
	"api.ecr": "ecr", "runtime.sagemaker": "sagemaker", "s3-control": "s3",
}

// calledActions are the calls whose action has another name, by service.
//
// See https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
var calledActions = map[string]map[string]string{
	"s3": {
		"ListBuckets": "ListAllMyBuckets", "HeadBucket": "ListBucket", "ListObjects": "ListBucket",
		"ListObjectsV2": "ListBucket", "ListObjectVersions": "ListBucketVersions",
		"ListMultipartUploads": "ListBucketMultipartUploads", "ListParts": "ListMultipartUploadParts",
		"HeadObject": "GetObject", "SelectObjectContent": "GetObject", "CopyObject": "PutObject",
		"CreateMultipartUpload": "PutObject", "UploadPart": "PutObject", "UploadPartCopy": "PutObject",
		"CompleteMultipartUpload": "PutObject", "DeleteObjects": "DeleteObject",
		"GetBucketEncryption": "GetEncryptionConfiguration", "PutBucketEncryption": "PutEncryptionConfiguration",
		"DeleteBucketEncryption":             "PutEncryptionConfiguration",
		"GetBucketLifecycle":                 "GetLifecycleConfiguration",
		"GetBucketLifecycleConfiguration":    "GetLifecycleConfiguration",
		"PutBucketLifecycle":                 "PutLifecycleConfiguration",
		"PutBucketLifecycleConfiguration":    "PutLifecycleConfiguration",
		"DeleteBucketLifecycle":              "PutLifecycleConfiguration",
		"GetBucketReplication":               "GetReplicationConfiguration",
		"PutBucketReplication":               "PutReplicationConfiguration",
		"DeleteBucketReplication":            "PutReplicationConfiguration",
		"GetBucketCors":                      "GetBucketCORS",
		"PutBucketCors":                      "PutBucketCORS",
		"DeleteBucketCors":                   "PutBucketCORS",
		"GetBucketAccelerateConfiguration":   "GetAccelerateConfiguration",
		"PutBucketAccelerateConfiguration":   "PutAccelerateConfiguration",
		"GetPublicAccessBlock":               "GetBucketPublicAccessBlock",
		"PutPublicAccessBlock":               "PutBucketPublicAccessBlock",
		"DeletePublicAccessBlock":            "PutBucketPublicAccessBlock",
		"DeleteBucketPublicAccessBlock":      "PutBucketPublicAccessBlock",
		"GetBucketNotificationConfiguration": "GetBucketNotification",
		"PutBucketNotificationConfiguration": "PutBucketNotification",
		"DeleteBucketTagging":                "PutBucketTagging",
		"DeleteBucketOwnershipControls":      "PutBucketOwnershipControls",
		"GetObjectLockConfiguration":         "GetBucketObjectLockConfiguration",
		"PutObjectLockConfiguration":         "PutBucketObjectLockConfiguration",
	},
	"lambda": {"Invoke": "InvokeFunction", "InvokeAsync": "InvokeFunction"},
	"kms":    {"ReEncrypt": "ReEncryptFrom"},
}

// ActionOfCall returns the action that a call needs: the service's host, `monitoring.amazonaws.com` or `monitoring`,
// and the call as the API or CloudTrail names it, some with the version of the API behind it. It is "" if one of them
// is missing.
func ActionOfCall(host, call string) string {
	label, _ := cutSuffix(strings.ToLower(host))
	service := withoutRegions(label)
	if other := calledHosts[service]; other != "" {
		service = other
	}
	call = withoutVersion(call)
	if service == "" || call == "" {
		return ""
	}
	if other := calledActions[service][call]; other != "" {
		call = other
	}
	return service + ":" + call
}

// ActionOfOperation returns the action of an operation that an SDK names without its service; "" if its name does not
// tell the service.
func ActionOfOperation(operation string) string {
	for _, action := range append(TrustActions(), GetSessionToken, GetFederationToken) {
		if _, name, _ := strings.Cut(action, ":"); name == operation {
			return action
		}
	}
	if isObjectCall(operation) {
		return ActionOfCall("s3", operation)
	}
	if isPolicyCall(operation) {
		return ActionOfCall(IAMService, operation)
	}
	return ""
}

// isPolicyCall reports whether a call is one of IAM by its name: it makes or changes a role or a policy of a principal.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
func isPolicyCall(call string) bool {
	for _, name := range []string{
		"CreateRole", "UpdateAssumeRolePolicy", "PutRolePolicy", "PutUserPolicy", "PutGroupPolicy", "CreatePolicyVersion",
		"AttachRolePolicy", "AttachUserPolicy", "AttachGroupPolicy", "PassRole",
	} {
		if call == name {
			return true
		}
	}
	return false
}

// isObjectCall reports whether a call is one of S3 by its name: it is about buckets or objects.
func isObjectCall(call string) bool {
	if calledActions["s3"][call] != "" {
		return true
	}
	for _, verb := range []string{"Get", "Put", "Delete", "Create", "Restore"} {
		rest, ok := strings.CutPrefix(call, verb)
		if ok && (strings.HasPrefix(rest, "Bucket") || strings.HasPrefix(rest, "Object")) {
			return true
		}
	}
	return false
}

// withoutVersion cuts the version of the API off a call: GetFunction20150331v2, CreateDistribution2020_05_31.
func withoutVersion(call string) string {
	const day, spread = len("20150331"), len("2020_05_31")
	name := call
	if i := strings.LastIndexByte(name, 'v'); i > day && IsDigits(name[i+1:]) && IsDigits(name[i-day:i]) {
		name = name[:i]
	}
	for _, n := range []int{spread, day} {
		if len(name) > n && IsDigits(strings.ReplaceAll(name[len(name)-n:], "_", "")) {
			return name[:len(name)-n]
		}
	}
	return call
}
