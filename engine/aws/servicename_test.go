package aws

import "testing"

func TestLookUpService(t *testing.T) {
	for name, want := range map[string]struct {
		known Known
		meant string
	}{
		"codepipeline.amazonaws.com":         {KnownService, ""},
		"ec2.amazonaws.com.cn":               {KnownService, ""},
		"ec2.amazonaws.eu":                   {KnownService, ""},
		"s3.eu-west-1.amazonaws.com":         {KnownService, ""},
		"logs.ap-southeast-4.amazonaws.com":  {KnownService, ""},
		"states.us-gov-west-1.amazonaws.com": {KnownService, ""},
		"delivery.logs.amazonaws.com":        {KnownService, ""},
		"LAMBDA.amazonaws.com":               {KnownService, ""},
		"alexa-appkit.amazon.com":            {KnownService, ""},
		"pods.eks.amazonaws.com":             {KnownService, ""},

		"codepipeiine.amazonaws.com":         {NoService, "codepipeline.amazonaws.com"},
		"lamda.amazonaws.com":                {NoService, "lambda.amazonaws.com"},
		"lamdba.amazonaws.com":               {NoService, "lambda.amazonaws.com"},
		"ecs-task.amazonaws.com":             {NoService, "ecs-tasks.amazonaws.com"},
		"eks.pods.amazonaws.com":             {NoService, "pods.eks.amazonaws.com"},
		"cloudformatoin.amazonaws.com.cn":    {NoService, "cloudformation.amazonaws.com.cn"},
		"lambda.amazon.com":                  {NoService, "lambda.amazonaws.com"},
		"sagemakers.us-east-1.amazonaws.com": {NoService, "sagemaker.amazonaws.com"},
		"tagging.amazonaws.com":              {NoService, ""},

		"quantumledger.amazonaws.com": {UnknownService, ""},
		"inspector3.amazonaws.com":    {UnknownService, ""},
		"ec3.amazonaws.com":           {UnknownService, ""},
		"smt.amazonaws.com":           {UnknownService, ""},
		"skills.amazon.com":           {UnknownService, ""},
		"x.aws.internal":              {UnknownService, ""},
	} {
		if known, meant := LookUpService(name); known != want.known || meant != want.meant {
			t.Errorf("%s: %v %q, want %v %q", name, known, meant, want.known, want.meant)
		}
	}
	for name := range serviceNames {
		if !IsServicePrincipal(name + ServiceSuffix) {
			t.Errorf("%s is no name of a service", name)
		}
	}
}

// TestIsRegion has names of Regions and near misses.
func TestIsRegion(t *testing.T) {
	for text, want := range map[string]bool{
		"eu-central-1": true, "us-gov-west-1": true, "ap-southeast-2": true, "aws-global": true, "eusc-de-east-1": true,
		"eu-central": false, "eu-central-1a": false, "EU": false, "": false, "us_east_1": false, "1-a-2": false,
	} {
		if IsRegion(text) != want {
			t.Errorf("IsRegion(%q) is %v", text, !want)
		}
	}
}
