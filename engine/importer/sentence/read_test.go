package sentence

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
)

const (
	runner  = "arn:aws:sts::111122223333:assumed-role/Runner/ci-7"
	deploy  = "arn:aws:iam::444455556666:role/Deploy"
	bare    = "User: " + runner + " is not authorized to perform: sts:AssumeRole on resource: " + deploy
	missing = " because no identity-based policy allows the sts:AssumeRole action"
)

// told writes what a test looks at of a request.
func told(q *fact.Request) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s", q.Caller, q.Action, q.Resource, q.Code)
	if q.Gate != "" {
		fmt.Fprintf(&b, " | %s", q.Gate)
	}
	if q.Explicit {
		b.WriteString(" explicit")
	}
	if q.PolicyARN != "" {
		b.WriteString(" " + q.PolicyARN)
	}
	if q.Encoded {
		b.WriteString(" encoded")
	}
	if !q.At.IsZero() {
		b.WriteString(" at " + q.At.Text())
	}
	return b.String()
}

func allTold(facts *fact.Facts) string {
	var list []string
	for i := range facts.Requests {
		list = append(list, told(&facts.Requests[i]))
	}
	return strings.Join(list, "\n")
}

const plain = runner + " | sts:AssumeRole | " + deploy + " | AccessDenied"

// reading is a text and what is read of it; refused is AWS's sentence of the first, and "" is not looked at.
type reading struct{ name, body, want, refused string }

var readings = []reading{
	{"alone", bare, plain, bare},
	{"with a gate", bare + missing, plain + " | identity", bare + missing},
	{
		"of the command line", "An error occurred (AccessDenied) when calling the AssumeRole operation: " + bare + "\n",
		plain, bare,
	},
	{
		"of botocore, after retries", "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the " +
			"AssumeRole operation (reached max retries: 4): " + bare, plain, bare,
	},
	{
		"in a trace of Python", "Traceback (most recent call last):\n  File \"deploy.py\", line 12, in <module>\n    " +
			"sts.assume_role(RoleArn=arn)\nbotocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the " +
			"AssumeRole operation: " + bare + "\n\nDuring handling of the above exception, another exception occurred:\n",
		plain, bare,
	},
	{
		"of JavaScript", "AccessDenied: " + bare + "\n    at throwDefaultError " +
			"(/app/node_modules/@smithy/smithy-client/index.js:1)" +
			"\n  '$fault': 'client',\n  Code: 'AccessDenied',\n", plain, bare,
	},
	{
		"of Java", "software.amazon.awssdk.services.sts.model.StsException: " + bare + " (Service: Sts, Status Code: 403, " +
			"Request ID: 11111111-2222-3333-4444-555555555555)\n\tat software.amazon.awssdk.core.Foo", plain, bare,
	},
	{
		"of the older Java", "com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: " + bare +
			" (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 1; Proxy: null)",
		plain, bare,
	},
	{
		"of Go", "operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 1-2, api error " +
			"AccessDenied: " + bare, plain, bare,
	},
	{
		"of the older Go", "AccessDenied: " + bare + "\n\tstatus code: 403, request id: 11111111-2222", plain, bare,
	},
	{
		"of PHP", `Error executing "AssumeRole" on "https://sts.amazonaws.com"; AWS HTTP error: Client error: ` + "`POST " +
			"https://sts.amazonaws.com` resulted in a `403 Forbidden` response:\n<ErrorResponse " +
			`xmlns="https://sts.amazonaws.com/doc/2011-06-15/">` + "\n  <Error>\n    <Type>Sender</Type>\n    " +
			"<Code>AccessDenied</Code>\n  (truncated...)\n AccessDenied (client): " + bare, plain, bare,
	},
	{
		"of .NET", "Amazon.SecurityToken.AmazonSecurityTokenServiceException: " + bare + "\n ---> " +
			"Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type", plain, bare,
	},
	{
		// https://registry.terraform.io/providers/hashicorp/aws/latest/docs: the provider's own error
		"of Terraform", "╷\n│ Error: Cannot assume IAM Role\n│ \n│   with " +
			"provider[\"registry.terraform.io/hashicorp/aws\"],\n" +
			"│   on main.tf line 1, in provider \"aws\":\n│    1: provider \"aws\" {\n│ \n│ IAM Role (" + deploy +
			") cannot be " +
			"assumed.\n│ \n│ There are a number of possible causes of this - the most common are:\n│   * The credentials " +
			"used in " +
			"order to assume the role are invalid\n│ \n│ Error: operation error STS: AssumeRole, https\n│ response error " +
			"StatusCode: 403, RequestID: 1-2, api error AccessDenied: User:\n│ " + runner + " is not authorized\n│ to " +
			"perform: " +
			"sts:AssumeRole on resource:\n│ " + deploy + "\n│ \n╵\n", plain, bare,
	},
	{
		"in colours", "\x1b[31m\x1b[1mError: \x1b[0m\x1b[39mAccessDenied: User: \x1b[1m" + runner + "\x1b[0m is not " +
			"authorized " +
			"to perform: sts:AssumeRole on resource: " + deploy + "\x1b[0m\n", plain, bare,
	},
	{"in colours without their escape", "[31m" + bare + "[0m", plain, bare},
	{"in HTML", "<p>User:&nbsp;" + runner + " is not authorized to perform&#58; sts&#x3A;AssumeRole on resource: <b>" +
		deploy + "</b></p>", plain, bare},
	{"in XML", "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>" + bare + missing +
		"</Message></Error></ErrorResponse>", plain + " | identity", bare + missing},
	{
		"in JSON", `{"time":"2026-03-01T09:05:00Z","level":"error","msg":"AccessDenied: ` + bare + `","caller":"main.go:3"}`,
		plain, bare,
	},
	{"escaped in JSON in JSON", `{"log":"{\"err\":\"AccessDenied: ` + bare + `\\n\\tstatus code: 403\"}\n"}`, plain, bare},
	{"with a newline escaped", `"error: ` + bare + `\nTraceback"`, plain, bare},
	{
		"in a log with times", "2026-03-01T09:04:59.001Z INFO start\n2026-03-01T09:05:00.123Z ERROR " + bare +
			"\n2026-03-01T09:05:01.456Z INFO retrying\n", plain + " at 2026-03-01T09:05:00Z", bare,
	},
	{
		"in a log with another zone", "2026-03-01 10:05:00,123+0100 - deploy - ERROR - " + bare, plain +
			" at 2026-03-01T09:05:00Z", bare,
	},
	{"twice in a log", "2026-03-01T09:05:00Z " + bare + "\n2026-03-01T09:06:00Z " + bare + "\n", plain +
		" at 2026-03-01T09:05:00Z", bare},
	{"two in a log", bare + "\n" + strings.ReplaceAll(bare, "Deploy", "Audit"), plain + "\n" +
		strings.ReplaceAll(plain, "Deploy", "Audit"), bare},
	{"two that differ at their ends, with a prefix", "[app-1] " + bare + "\n[app-1] " +
		strings.ReplaceAll(bare, "Deploy", "Audit"), plain + "\n" + strings.ReplaceAll(plain, "Deploy", "Audit"), bare},
	{"quoted in a mail", "> " + bare[:60] + "\n> " + bare[60:] + "\n", plain, bare},
	{"with a word behind it", bare + "\nexit\n", plain, bare},
	{"with a full stop", bare + ".", plain, bare},
	{"in parentheses", "(" + bare + ")", plain, bare},
	{
		"with a placeholder", "User: arn:aws:sts::<ACCOUNT_ID>:assumed-role/Runner/ci is not authorized to perform: " +
			"sts:AssumeRole on resource: arn:aws:iam::XXXXXXXXXXXX:role/Deploy",
		"arn:aws:sts::<ACCOUNT_ID>:assumed-role/Runner/ci | sts:AssumeRole | arn:aws:iam::XXXXXXXXXXXX:role/Deploy | " +
			"AccessDenied",
		"",
	},
}

// TestRead: the sentence alone and with all that programs put around it, and every other sentence.
func TestRead(t *testing.T) {
	for _, c := range slices.Concat(readings, forms) {
		t.Run(c.name, func(t *testing.T) {
			facts := Read(c.body, 1)
			if got := allTold(&facts); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
			if c.refused != "" && len(facts.Requests) > 0 && facts.Requests[0].Refused != c.refused {
				t.Errorf("AWS’s sentence is %q, want %q", facts.Requests[0].Refused, c.refused)
			}
			for i := range facts.Requests {
				q := &facts.Requests[i]
				if q.Span.Text != 1 || q.Span.Empty() || q.Span.To > len(c.body) || len(facts.Pieces) < len(facts.Requests) {
					t.Errorf("place %+v", q.Span)
				}
			}
		})
	}
}

// TestWrapped: the sentence is the same at whatever column it is wrapped, and with whatever stands before each line.
func TestWrapped(t *testing.T) {
	prefixes := []string{
		"", "    ", "│ ", "> ", "  | ", "2026-03-01T09:05:00.123Z stdout F ", "[app-1] ", "Mar  1 " +
			"09:05:00 host app[7]: ", "2026-03-01T09:05:00Z ", "2026-03-01T09:05:00Z: ", "[2026-03-01 09:05:00,123] ERROR: ",
		"2026-03-01T09:05:00Z [ERROR] ",
	}
	for _, c := range []struct{ text, want string }{
		{bare, plain},
		{bare + missing, plain + " | identity"},
		{bare + " with an explicit deny in a service control policy: arn:aws:organizations::777788889999:policy/o-abc/" +
			"service_control_policy/p-def", plain + " | scp explicit arn:aws:organizations::777788889999:policy/o-abc/" +
			"service_control_policy/p-def"},
	} {
		text := "An error occurred (AccessDenied) when calling the AssumeRole operation: " + c.text
		for width := 12; width <= len(text); width++ {
			for _, prefix := range prefixes {
				facts := Read(prefix+wrap(text, width, "\n"+prefix), 0)
				got, _, _ := strings.Cut(allTold(&facts), " at ")
				if got != c.want || facts.Requests[0].Refused != c.text {
					t.Fatalf("wrapped at %d behind %q:\n%s\ngot:\n%s\nwant:\n%s", width, prefix, wrap(text, width,
						"\n"+prefix), got, c.want)
				}
			}
		}
	}
}

// TestTitle: a reader is told names alone, without paths.
func TestTitle(t *testing.T) {
	facts := Read("User: arn:aws:iam::111122223333:user/teams/ci/runner is not authorized to perform: sts:AssumeRole on "+
		"resource: arn:aws:iam::444455556666:role/prod/eu/Deploy", 0)
	if len(facts.Pieces) != 1 || facts.Pieces[0].Title != "the error: runner → Deploy" {
		t.Errorf("%+v", facts.Pieces)
	}
}

// TestBrokenOnce: one line's end at any place of the sentence changes nothing.
func TestBrokenOnce(t *testing.T) {
	for _, text := range []string{bare, bare + missing} {
		for i := 1; i < len(text); i++ {
			facts := Read(text[:i]+"\n"+text[i:], 0)
			if len(facts.Requests) != 1 || facts.Requests[0].Refused != text {
				t.Fatalf("%q:\n%s", text[:i]+"\n"+text[i:], allTold(&facts))
			}
		}
	}
}

// wrap cuts text into lines of a width.
func wrap(text string, width int, between string) string {
	var list []string
	for ; len(text) > width; text = text[width:] {
		list = append(list, text[:width])
	}
	return strings.Join(append(list, text), between)
}
