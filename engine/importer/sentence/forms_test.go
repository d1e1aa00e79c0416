package sentence

import (
	"strings"
	"testing"
)

const alice = "arn:aws:iam::111122223333:user/eng/alice"

// forms are the sentences in all their forms.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
var forms = []reading{
	{
		"the trust policy", bare + " because no role trust policy allows the sts:AssumeRole action", plain + " | trust", "",
	},
	{
		"a deny in the trust policy", bare + " with an explicit deny in the role trust policy", plain + " | trust " +
			"explicit", "",
	},
	{"a deny without a place", bare + " with an explicit deny", plain + " explicit", bare + " with an explicit deny"},
	{"the older session policy", bare + " with an explicit deny in a sessions policy", plain + " | session-policy " +
		"explicit", ""},
	{
		"a boundary’s ARN", bare + " with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/Edge",
		plain + " | boundary explicit arn:aws:iam::111122223333:policy/Edge", "",
	},
	{
		// https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns/
		"a resource control policy", "User: " + alice + " is not authorized to perform: s3:GetObject on resource: " +
			`"arn:aws:s3:::amzn-bucket/a file.txt" with an explicit deny in a resource control policy: ` +
			"arn:aws:organizations::777788889999:policy/o-abc/resource_control_policy/p-1234",
		alice + " | s3:GetObject | arn:aws:s3:::amzn-bucket/a file.txt | AccessDenied | rcp explicit " +
			"arn:aws:organizations::777788889999:policy/o-abc/resource_control_policy/p-1234", "",
	},
	{
		"an endpoint’s policy", "User: " + alice + " is not authorized to perform: s3:PutObject on resource: " +
			`"arn:aws:s3:::amzn-bucket/x" because no VPC endpoint policy allows the s3:PutObject action`,
		alice + " | s3:PutObject | arn:aws:s3:::amzn-bucket/x | AccessDenied | endpoint", "",
	},
	{
		// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html
		"an authorization id", "An error occurred (AccessDenied) when calling the GetRole operation: User: " + alice +
			" is not authorized to perform: iam:GetRole on resource: role Deploy because no identity-based policy allows the " +
			"iam:GetRole action. Go to " +
			"https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details" +
			"/abc-1 for complete details, or call the GetRequestAuthorizationDetails API with the following authorization " +
			"id: abc-1",
		alice + " | iam:GetRole | arn:aws:iam::111122223333:role/Deploy | AccessDenied | identity",
		"User: " + alice + " is not authorized to perform: iam:GetRole on resource: role Deploy because no " +
			"identity-based policy " +
			"allows the iam:GetRole action",
	},
	{
		"passing a role", "An error occurred (AccessDeniedException) when calling the CreateFunction operation: User: " +
			alice +
			" is not authorized to perform: iam:PassRole on resource: " + deploy + missing,
		alice + " | iam:PassRole | " + deploy + " | AccessDeniedException | identity", "",
	},
	{
		"without a caller", "User is not authorized to perform: sts:AssumeRole", " | sts:AssumeRole |  | AccessDenied",
		"User is not authorized to perform: sts:AssumeRole",
	},
	{
		"a token", "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity\n",
		" | sts:AssumeRoleWithWebIdentity |  | AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity",
	},
	{
		"an assertion", "An error occurred (AccessDenied) when calling the AssumeRoleWithSAML operation: Not authorized to " +
			"perform: sts:AssumeRoleWithSAML", " | sts:AssumeRoleWithSAML |  | AccessDenied", "",
	},
	{
		"China", "User: arn:aws-cn:iam::111122223333:user/li is not authorized to perform: sts:AssumeRole on resource: " +
			"arn:aws-cn:iam::444455556666:role/Deploy",
		"arn:aws-cn:iam::111122223333:user/li | sts:AssumeRole | arn:aws-cn:iam::444455556666:role/Deploy | AccessDenied", "",
	},
	{
		"a federated user", "User: arn:aws-us-gov:sts::111122223333:federated-user/bob is not authorized to perform: " +
			"ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action",
		"arn:aws-us-gov:sts::111122223333:federated-user/bob | ec2:DescribeInstances |  | AccessDenied | identity", "",
	},
	{
		"root", "User: arn:aws:iam::111122223333:root is not authorized to perform: s3:CreateBucket on resource: * with an " +
			"explicit deny in a service control policy",
		"arn:aws:iam::111122223333:root | s3:CreateBucket |  | AccessDenied | scp explicit",
		"User: arn:aws:iam::111122223333:root is not authorized to perform: s3:CreateBucket on resource: * with an " +
			"explicit deny " +
			"in a service control policy",
	},
	{
		"a caller without User", "arn:aws:iam::111122223333:user/x is not authorized to perform: sts:AssumeRole on " +
			"resource: " + deploy,
		"arn:aws:iam::111122223333:user/x | sts:AssumeRole | " + deploy + " | AccessDenied", "",
	},
	{"anonymous", "User: anonymous is not authorized to perform: es:ESHttpGet", " | es:ESHttpGet |  | AccessDenied", ""},
	{
		// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
		"an encoded message", "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You " +
			"are not " +
			"authorized to perform this operation. Encoded authorization failure message: " + strings.Repeat("aB3-_", 60) + "\n",
		" |  |  | UnauthorizedOperation encoded", "You are not authorized to perform this operation.",
	},
	{
		"an encoded message behind a user", "You are not authorized to perform this operation. User: " + alice + " is not " +
			"authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* because no " +
			"identity-based policy allows the ec2:RunInstances action. Encoded authorization failure message: aaaaBBBB",
		alice + " | ec2:RunInstances | arn:aws:ec2:us-east-1:111122223333:instance/* | AccessDenied | identity encoded", "",
	},
	{
		"root assumes", "An error occurred (AccessDenied) when calling the AssumeRole operation: Roles may not be " +
			"assumed by root " +
			"accounts.", "arn:aws:iam::<CALLER_ACCOUNT>:root | sts:AssumeRole |  | AccessDenied",
		"Roles may not be assumed by root accounts.",
	},
	{
		"an expired token", "An error occurred (ExpiredToken) when calling the AssumeRole operation: The security " +
			"token included " +
			"in the request is expired", " | sts:AssumeRole |  | ExpiredToken", "",
	},
	{
		"an expired token of S3", "An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The " +
			"provided token " +
			"has expired.", " | s3:ListBucket |  | ExpiredToken", "The provided token has expired.",
	},
	{
		"an expired token of a JSON service", "ExpiredTokenException: The security token included in the request is expired",
		" |  |  | ExpiredTokenException", "",
	},
	{
		"an invalid key", "An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The " +
			"security " +
			"token included in the request is invalid.", " |  |  | InvalidClientTokenId", "",
	},
	{
		"no provider", "Error: No OpenIDConnect provider found in your account for " +
			"https://token.actions.githubusercontent.com",
		" | sts:AssumeRoleWithWebIdentity |  | InvalidIdentityToken",
		"No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com",
	},
	{"an audience", "InvalidIdentityToken: Incorrect token audience", " | sts:AssumeRoleWithWebIdentity |  | " +
		"InvalidIdentityToken", ""},
	{
		"a chain too long", "An error occurred (ValidationError) when calling the AssumeRole operation: The requested " +
			"DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
		" | sts:AssumeRole |  | ValidationError", "",
	},
	{
		"too long", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", " |  |  | " +
			"ValidationError", "",
	},
	{
		"a duration out of range", "An error occurred (ValidationError) when calling the AssumeRole operation: 1 " +
			"validation error " +
			"detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than " +
			"or equal to " +
			"43200\n", " | sts:AssumeRole |  | ValidationError", "1 validation error detected: Value '43201' at " +
			"'durationSeconds' " +
			"failed to satisfy constraint: Member must have value less than or equal to 43200",
	},
	{
		"a code of MFA", "An error occurred (AccessDenied) when calling the AssumeRole operation: " +
			"MultiFactorAuthentication failed " +
			"with invalid MFA one time pass code. ", " | sts:AssumeRole |  | AccessDenied", "",
	},
	{
		"an MFA device", "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA " +
			"serial number is " +
			"valid and associated with this user.", " |  |  | AccessDenied", "",
	},
	{
		"keys of a session", "An error occurred (AccessDenied) when calling the GetSessionToken operation: Cannot call " +
			"GetSessionToken with session credentials", " | sts:GetSessionToken |  | AccessDenied", "",
	},
	{
		"keys of a session, federated", "Cannot call GetFederationToken with session credentials",
		" | sts:GetFederationToken |  | AccessDenied", "",
	},
	{
		"packed too large", "An error occurred (PackedPolicyTooLarge) when calling the AssumeRole operation: Packed " +
			"policy consumes " +
			"157% of allotted space, please use smaller policy.", " | sts:AssumeRole |  | PackedPolicyTooLarge",
		"Packed policy consumes 157% of allotted space, please use smaller policy.",
	},
	{
		"a Region that is off", "RegionDisabledException: STS is not activated in this region for " +
			"account:111122223333. Your " +
			"account administrator can activate STS in this region using the IAM Console.", " |  |  | " +
			"RegionDisabledException", "",
	},
	{
		"a principal", `An error occurred (MalformedPolicyDocument) when calling the CreateRole operation: Invalid ` +
			`principal in ` +
			`policy: "AWS":"arn:aws:iam::111122223333:role/gone"`, " | iam:CreateRole |  | MalformedPolicyDocument", "",
	},
	{
		// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
		"the console", "Invalid information in one or more fields. Check your information or contact your administrator.\n",
		" | sts:AssumeRole |  | ", "",
	},
	{
		"the newer console", "Could not switch roles using the information provided. Please check your settings and " +
			"try again.",
		" | sts:AssumeRole |  | ", "",
	},
	{"S3 alone", "Access Denied", " |  |  | AccessDenied", "Access Denied"},
	{
		"S3 with its operation", "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
		" | s3:GetObject |  | AccessDenied", "",
	},
	{"S3 in XML", "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", " |  |  | AccessDenied", ""},
	{"S3 of Go", "operation error S3: PutObject, https response error StatusCode: 403, RequestID: A1, HostID: b, " +
		"api error " +
		"AccessDenied: Access Denied", " | s3:PutObject |  | AccessDenied", ""},
	{
		"a head of S3", "fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden",
		" | s3:GetObject |  | 403", "",
	},
	{"a table of access denied", "The logs say Access Denied sometimes.", "", ""},
	{"prose", "A user who is not authorized to perform this task asks for help. You are authorized to perform " +
		"more.", "", ""},
	{"a sentence cut off", "User: " + runner + " is not authorized to perf", "", ""},
	{"a sentence without its action", "User: " + runner + " is not authorized to perform: ", "", ""},
	{"a resource cut off", bare[:len(bare)-12], strings.Replace(plain, deploy, deploy[:len(deploy)-12], 1), ""},
	{"not a refusal", `{"Version": "2012-10-17", "Statement": []}`, "", ""},
	{"nothing", "", "", ""},
}

// TestEncodedMessage: the message itself is nowhere in the facts, but its place is.
func TestEncodedMessage(t *testing.T) {
	message := strings.Repeat("Zz9-_", 40)
	body := "You are not authorized to perform this operation. Encoded authorization failure message: " +
		message[:100] + "\n" + message[100:]
	facts := Read(body, 0)
	if len(facts.Pieces) != 2 || facts.Pieces[1].Span.From != strings.Index(body,
		"Zz9") || facts.Pieces[1].Span.To != len(body) {
		t.Fatalf("%+v", facts.Pieces)
	}
	if !strings.Contains(facts.Pieces[1].Title, "decode-authorization-message") {
		t.Error(facts.Pieces[1].Title)
	}
}

// TestPlaces: a sentence stands where it stands, in a log that is longer than a window too.
func TestPlaces(t *testing.T) {
	filler := strings.Repeat("2026-03-01T09:00:00Z INFO nothing happens here\n", 3*window/47)
	for _, at := range []int{0, window - 60, window, len(filler) / 2, len(filler)} {
		body := filler[:at] + "\n" + bare + "\n" + filler[at:]
		facts := Read(body, 2)
		if len(facts.Requests) != 1 {
			t.Fatalf("at %d: %d sentences", at, len(facts.Requests))
		}
		if s := facts.Requests[0].Span; body[s.From:s.To] != bare || s.Text != 2 {
			t.Errorf("at %d: %q", at, body[s.From:s.To])
		}
	}
}

// TestTooMany: a log has only so many different sentences, and what is left out is said.
func TestTooMany(t *testing.T) {
	var b strings.Builder
	for i := range maxSentences + 5 {
		b.WriteString(bare + strings.Repeat("x", i%50) + strings.Repeat("y", i/50) + "\n\n")
	}
	facts := Read(b.String(), 0)
	if len(facts.Requests) != maxSentences || len(facts.Unread) != 1 {
		t.Errorf("%d sentences, %d unread", len(facts.Requests), len(facts.Unread))
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readings {
		f.Add(c.body)
	}
	for _, c := range forms {
		f.Add(c.body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		facts := Read(body, 0)
		for i := range facts.Requests {
			if s := facts.Requests[i].Span; s.Empty() || s.From < 0 || s.To > len(body) {
				t.Errorf("place %+v in %d bytes", s, len(body))
			}
		}
	})
}
