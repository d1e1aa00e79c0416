package cloudformation

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/importer/yaml"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

func TestIsTemplate(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{"Resources: {R: {Type: 'AWS::IAM::Role'}}\n", true},
		{"AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n", true},
		{"Transform: AWS::Serverless-2016-10-31\nResources: {F: {Type: 'AWS::Serverless::Function'}}\n", true},
		{`{"Resources": {"CDKMetadata": {"Type": "AWS::CDK::Metadata"}}}`, true},
		{"Resources: {C: {Type: 'Custom::Thing'}}\n", true},
		{"AWSTemplateFormatVersion: 2010-09-09\n", false},
		{"Resources: [a]\n", false},
		{"Resources: {a: {Type: pod}}\n", false},
		{"Version: 2012-10-17\nStatement: []\n", false},
		{"a\n", false},
	} {
		if got := isTemplate(read(t, c.body)); got != c.want {
			t.Errorf("%s: %v", c.body, got)
		}
	}
	if isTemplate(nil) || len(resolve(nil, nil).resources) != 0 {
		t.Error("nothing is a template")
	}
}

// templates are of real shape, with other names.
var templates = []struct{ name, body, want string }{
	{ // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
		"a role with its policies", `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  RootRole:
    Type: 'AWS::IAM::Role'
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'
            Action:
              - 'sts:AssumeRole'
      Path: /
      MaxSessionDuration: 7200
      Policies:
        - PolicyName: root
          PolicyDocument:
            Version: 2012-10-17
            Statement: [{Effect: Allow, Action: '*', Resource: '*'}]
  RootInstanceProfile:
    Type: 'AWS::IAM::InstanceProfile'
    Properties: {Path: /, Roles: [!Ref RootRole]}
`,
		`RootRole AWS::IAM::Role {"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",` +
			`"Principal":{"AWS":*"arn:aws:iam::${AWS::AccountId}:root"},"Action":["sts:AssumeRole"]}]},"Path":"/",` +
			`"MaxSessionDuration":7200,"Policies":[{"PolicyName":"root","PolicyDocument":{"Version":"2012-10-17",` +
			`"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]}`,
	},
	{ // https://docs.aws.amazon.com/cdk/v2/guide/permissions.html
		"the output of the CDK", `{"Resources": {
  "DeployRole8A2B": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": [
    {"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": {"AWS":
      {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"},
      ":iam::444455556666:root"]]}}}], "Version": "2012-10-17"}},
    "Metadata": {"aws:cdk:path": "S/DeployRole/Resource"}},
  "DeployRoleDefaultPolicy1C2D": {"Type": "AWS::IAM::Policy", "Properties": {"PolicyDocument": {"Statement": [
    {"Action": "s3:GetObject*", "Effect": "Allow", "Resource":
      {"Fn::Join": ["", [{"Fn::GetAtt": ["Bucket", "Arn"]}, "/*"]]}}]},
    "PolicyName": "DeployRoleDefaultPolicy1C2D", "Roles": [{"Ref": "DeployRole8A2B"}]}},
  "CDKMetadata": {"Type": "AWS::CDK::Metadata", "Properties": {"Analytics": "v2:deflate64:x"},
    "Condition": "CDKMetadataAvailable"}},
 "Conditions": {"CDKMetadataAvailable": {"Fn::Or": [{"Fn::Equals": [{"Ref": "AWS::Region"}, "eu-west-1"]}]}}}`,
		`DeployRole8A2B AWS::IAM::Role {"AssumeRolePolicyDocument":{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow",` +
			`"Principal":{"AWS":"arn:aws:iam::444455556666:root"}}],"Version":"2012-10-17"}}` + "\n" +
			`DeployRoleDefaultPolicy1C2D AWS::IAM::Policy DeployRoleDefaultPolicy1C2D {"PolicyDocument":{"Statement":[` +
			`{"Action":"s3:GetObject*","Effect":"Allow","Resource":*"${Bucket.Arn}/*"}]},` +
			`"PolicyName":"DeployRoleDefaultPolicy1C2D","Roles":[*"${DeployRole8A2B}"]}`,
	},
	{ // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-oidcprovider.html
		"a role for GitHub", `
Parameters:
  Org: {Type: String, Default: octo-org}
  Provider: {Type: String, Default: ''}
Conditions:
  Make: !Equals [!Ref Provider, '']
Resources:
  GitHub:
    Type: AWS::IAM::OIDCProvider
    Condition: Make
    Properties:
      Url: https://token.actions.githubusercontent.com
      ClientIdList: [sts.amazonaws.com]
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub ${Org}-deploy
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Action: sts:AssumeRoleWithWebIdentity
            Principal: {Federated: !If [Make, !Ref GitHub, !Ref Provider]}
            Condition:
              StringLike: {token.actions.githubusercontent.com:sub: !Sub 'repo:${Org}/*:*'}
`,
		`GitHub AWS::IAM::OIDCProvider {"Url":"https://token.actions.githubusercontent.com","ClientIdList":["sts.amazonaws.com"]}` +
			"\n" + `Role AWS::IAM::Role octo-org-deploy {"RoleName":"octo-org-deploy","AssumeRolePolicyDocument":{"Statement":[` +
			`{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":*"arn:aws:iam::${AWS::AccountId}:oidc-provider/` +
			`token.actions.githubusercontent.com"},` +
			`"Condition":{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:octo-org/*:*"}}}]}}`,
	},
	{ // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
		"resources with conditions", `
Parameters:
  Env: {Type: String, Default: dev}
  Trusted: {Type: String}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  HasTrusted: !Not [!Equals [!Ref Trusted, '']]
Resources:
  Prod: {Type: AWS::IAM::User, Condition: IsProd, Properties: {UserName: ops}}
  Guard:
    Type: AWS::IAM::ManagedPolicy
    Condition: HasTrusted
    Properties: {PolicyDocument: {Statement: [{Effect: Deny, Action: '*', Resource: '*'}]}, Users: [dev]}
  Other: {Type: AWS::S3::Bucket, Condition: IsProd}
`,
		`Guard AWS::IAM::ManagedPolicy (?) {"PolicyDocument":*"${Fn::If HasTrusted}","Users":["dev"]}` + "\n" +
			"AWS::IAM::User Prod: " +
			"it is not made, because the condition IsProd does not hold with the defaults of the parameters\n" +
			"AWS::IAM::ManagedPolicy Guard: " +
			"it is not known whether it is made: whether the condition HasTrusted holds cannot be " +
			"decided, because Trusted has no value in the template",
	},
	{ // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
		"policies of resources", `
Resources:
  Bucket: {Type: 'AWS::S3::Bucket', Properties: {BucketName: amzn-s3-demo-bucket}}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Deny, Principal: '*', Action: 's3:*', Resource: !Sub '${Bucket.Arn}/*'}]}
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy: {Statement: [{Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, Action: 'kms:*', Resource: '*'}]}
  Nested: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: ./roles.yaml}}
`,
		`Policy AWS::S3::BucketPolicy {"Bucket":"amzn-s3-demo-bucket","PolicyDocument":{"Statement":[{"Effect":"Deny",` +
			`"Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::amzn-s3-demo-bucket/*"}]}}` + "\n" +
			`Key AWS::KMS::Key {"KeyPolicy":{"Statement":[{"Effect":"Allow","Principal":{"AWS":*"${Role.Arn}"},` +
			`"Action":"kms:*","Resource":"*"}]}}` + "\n" +
			"AWS::CloudFormation::Stack Nested: what a nested stack makes is in a template of its own, which was not brought",
	},
	{ // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
		"a loop", `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Teams:
    - Team
    - [alpha, be-ta]
    - '${Team}Role': {Type: 'AWS::IAM::Role', Properties: {RoleName: !Sub '${Team}-role'}}
      'X&{Team}': {Type: 'AWS::IAM::Group', Properties: {GroupName: '${Team}'}}
  Fn::ForEach::Unknown: [X, !Ref Names, {'${X}': {Type: 'AWS::IAM::Role'}}]
`,
		`alphaRole AWS::IAM::Role alpha-role {"RoleName":"alpha-role"}` + "\n" +
			`Xalpha AWS::IAM::Group alpha {"GroupName":"alpha"}` + "\n" +
			`be-taRole AWS::IAM::Role be-ta-role {"RoleName":"be-ta-role"}` + "\n" +
			`Xbeta AWS::IAM::Group be-ta {"GroupName":"be-ta"}` + "\n" +
			"Fn::ForEach::Unknown: its list is not known from the template, or it is too long",
	},
	{
		"two of one ID, and what is no resource", `
Transform: [MyMacro, {Name: 'AWS::Include'}]
Resources:
  A: {Type: 'AWS::IAM::Group', Properties: {GroupName: a}}
  A: {Type: 'AWS::IAM::Group', Properties: {GroupName: b}}
  B: text
`,
		`A AWS::IAM::Group a {"GroupName":"a"}` + "\n" +
			"the resource A: the template has another one of this ID before it\n" +
			"the resource B: it is no object\n" +
			"the transform MyMacro: it changes the template when it is deployed, and that is not done here\n" +
			"the transform AWS::Include: it changes the template when it is deployed, and that is not done here",
	},
	{ // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
		"the roles that SAM makes", `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Tracing: Active
    PermissionsBoundary: arn:aws:iam::111122223333:policy/limit
    Tags: {team: a, stage: dev}
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Tags: {stage: prod}
      Policies:
        - AmazonS3ReadOnlyAccess
        - Statement: [{Effect: Allow, Action: 'sts:AssumeRole', Resource: !Sub 'arn:aws:iam::${Other}:role/x'}]
        - S3ReadPolicy: {BucketName: b}
      Events: {Q: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}
  Own: {Type: 'AWS::Serverless::Function', Properties: {Role: !GetAtt R.Arn}}
  Flow: {Type: 'AWS::Serverless::StateMachine', Properties: {Policies: AWSLambdaRole}}
`,
		`ApiRole AWS::IAM::Role {"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],` +
			`"Effect":"Allow","Principal":{"Service":["lambda.amazonaws.com"]}}]},"ManagedPolicyArns":[` +
			`"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole","arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess",` +
			`"arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole","arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],"Policies":[` +
			`{"PolicyName":"ApiRolePolicy1","PolicyDocument":{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",` +
			`"Resource":*"arn:aws:iam::${Other}:role/x"}]}},` +
			`{"PolicyName":"ApiRolePolicy2","PolicyDocument":*"${SAM policy template S3ReadPolicy}"}],` +
			`"PermissionsBoundary":"arn:aws:iam::111122223333:policy/limit","Tags":[{"Key":"lambda:createdBy","Value":"SAM"},` +
			`{"Key":"stage","Value":"prod"},{"Key":"team","Value":"a"}]}` + "\n" +
			`FlowRole AWS::IAM::Role {"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],` +
			`"Effect":"Allow","Principal":{"Service":["states.amazonaws.com"]}}]},"ManagedPolicyArns":["arn:aws:iam::aws:policy/AWSLambdaRole"]}` + "\n" +
			"SAM policy template S3ReadPolicy in Api: SAM writes its text when it is deployed, and that is not done here",
	},
	{
		"a role of SAM's with a trust policy of its own", `
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {VpcConfig: {SubnetIds: [a]}}}
Conditions: {Never: !Equals [a, b], Maybe: !Equals [!Ref 'AWS::Region', x]}
Resources:
  F:
    Type: AWS::Serverless::Function
    Condition: Maybe
    Properties:
      RolePath: /svc/
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {AWS: '111122223333'}, Action: 'sts:AssumeRole'}]
      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Q.Arn}
  G: {Type: 'AWS::Serverless::Function', Condition: Never}
`,
		`FRole AWS::IAM::Role (?) {"AssumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},` +
			`"Action":"sts:AssumeRole"}]},"ManagedPolicyArns":["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",` +
			`"arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"],"Path":"/svc/",` +
			`"Tags":[{"Key":"lambda:createdBy","Value":"SAM"}]}` + "\n" +
			"AWS::Serverless::Function F: " +
			"it is not known whether it is made: whether the condition Maybe holds cannot be decided, " +
			"because AWS::Region has no value in the template\n" +
			"DeadLetterQueue in F: SAM may write a policy for it when it is deployed, and that is not done here\n" +
			"AWS::Serverless::Function G: " +
			"it is not made, because the condition Never does not hold with the defaults of the parameters",
	},
}

func TestTemplates(t *testing.T) {
	for _, c := range templates {
		if got := lines(resolve(read(t, c.body), nil)); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// A template that is cut anywhere, and each that lacks a byte, makes no more than the whole one.
func TestCut(t *testing.T) {
	for _, c := range templates {
		whole := map[string]bool{}
		for _, m := range resolve(read(t, c.body), nil).resources {
			whole[m.id] = true
		}
		for end := 0; end < len(c.body); end += 7 {
			docs, _ := yaml.Read(c.body[:end], 0)
			for i := range docs {
				for _, m := range resolve(&docs[i], nil).resources {
					_ = m
				}
			}
		}
		if len(whole) == 0 {
			t.Errorf("%s makes nothing", c.name)
		}
	}
}

// What a template has without end is bounded, and named.
func TestHostile(t *testing.T) {
	chain := "Resources:\n"
	for i := range 5000 {
		chain += fmt.Sprintf("  R%d: {Type: AWS::IAM::Role, Properties: {RoleName: !Sub '${R%d}${R%d}'}}\n", i, i+1, i+1)
	}
	chain += "  R5000: {Type: AWS::IAM::Role, Properties: {RoleName: aa}}\n"
	loops := "{X: " + strings.Repeat("{Fn::ForEach::A: [A, [1,2,3,4,5,6,7,8,9,0], ", 6) +
		"{'${A}': {Type: AWS::IAM::Role}}" +
		strings.Repeat("]}", 6) + "}"
	conditions := "Resources: {R: {Type: AWS::IAM::Role, Condition: C0}}\nConditions:\n"
	for i := range 5000 {
		conditions += fmt.Sprintf("  C%d: !And [!Condition C%d, !Condition C%d]\n", i, i+1, i+1)
	}
	for _, body := range []string{
		chain, "Resources: " + strings.Replace(loops, "{X: {", "{", 1)[:len(loops)-5] + "\n", conditions,
		"Parameters: {P: {Default: " + strings.Repeat("x", 1<<16) + "}}\nResources: " +
			"{R: {Type: AWS::IAM::Role, Properties: {A: [" +
			strings.Repeat("!Sub '${P}${P}${P}${P}', ", 5000) + "]}}}\n",
	} {
		docs, _ := yaml.Read(body, 0)
		unread := 0
		for i := range docs {
			unread += len(resolve(&docs[i], nil).unread)
		}
		if unread == 0 {
			t.Errorf("%.60s: all was read, although it is without end", body)
		}
	}
}

func FuzzResolve(f *testing.F) {
	for _, c := range templates {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		docs, _ := yaml.Read(body, 0)
		if n, fault := tree.ReadJSON(body, source.Span{To: len(body)}); fault == nil {
			docs = append(docs, n)
		}
		for i := range docs {
			isTemplate(&docs[i])
			for _, m := range resolve(&docs[i], nil).resources {
				checkHoles(t, &m.properties)
			}
			f := Facts(&docs[i], nil)
			checkFacts(t, &f)
		}
	})
}

// checkHoles fails where an expression is not at its place in its string.
func checkHoles(t *testing.T, n *tree.Node) {
	t.Helper()
	at := 0
	for _, h := range n.Holes {
		if h.From < at || h.To > len(n.Text) || n.Text[h.From:h.To] != "${"+h.Expr+"}" {
			t.Fatalf("the hole %v of %q", h, n.Text)
		}
		at = h.To
	}
	for i := range n.Items {
		checkHoles(t, &n.Items[i])
	}
	for i := range n.Members {
		checkHoles(t, &n.Members[i].Value)
	}
}
