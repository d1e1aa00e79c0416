package aws

import "testing"

func TestActionOfCall(t *testing.T) {
	for _, c := range []struct{ host, call, want string }{
		{"sts.amazonaws.com", "AssumeRole", "sts:AssumeRole"},
		{"monitoring.amazonaws.com", "PutMetricData", "cloudwatch:PutMetricData"},
		{"s3.amazonaws.com", "ListBuckets", "s3:ListAllMyBuckets"},
		{"s3.amazonaws.com", "GetObject", "s3:GetObject"},
		{"s3", "ListObjectsV2", "s3:ListBucket"},
		{"lambda.amazonaws.com", "GetFunction20150331v2", "lambda:GetFunction"},
		{"lambda.amazonaws.com", "CreateFunction20150331", "lambda:CreateFunction"},
		{"lambda.amazonaws.com", "Invoke", "lambda:InvokeFunction"},
		{"cloudfront.amazonaws.com", "CreateDistribution2020_05_31", "cloudfront:CreateDistribution"},
		{"logs.eu-central-1.amazonaws.com", "PutLogEvents", "logs:PutLogEvents"},
		{"iam.amazonaws.com", "", ""},
		{"", "GetRole", ""},
	} {
		if got := ActionOfCall(c.host, c.call); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.host, c.call, got, c.want)
		}
	}
	for operation, want := range map[string]string{
		"AssumeRole": "sts:AssumeRole", "GetObject": "s3:GetObject", "HeadObject": "s3:GetObject",
		"ListObjectsV2": "s3:ListBucket", "PutBucketPolicy": "s3:PutBucketPolicy", "GetRole": "", "": "",
	} {
		if got := ActionOfOperation(operation); got != want {
			t.Errorf("%s: %q, want %q", operation, got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	if got := RefusalOf("trust"); got.Explicit != "the role trust policy" || got.Implicit != "role trust policy" {
		t.Errorf("a trust policy: %+v", got)
	}
	if got := RefusalOf("moon"); got != (Refusal{}) {
		t.Errorf("an unknown gate: %+v", got)
	}
	for _, r := range Refusals {
		if r.Gate == "" || r.Explicit == "" || r.Implicit == "" {
			t.Errorf("%+v lacks a word", r)
		}
	}
}
