package scenario

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/managed"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Library is what is not built into the engine: the text of further AWS-managed policies, and the checks. The zero Library
// has neither.
type Library struct {
	// Lookup returns the JSON of the policy called name; nil is a library without any.
	Lookup func(name string) (text string, ok bool)
	// Review finds what `expect finding` may name beside what AWS refuses: package review's, for whoever has room for it. It
	// is called at the first such expectation; nil finds nothing.
	Review func(*Walk) []Finding
}

// awsManaged reads the ARN of an AWS-managed policy, and returns its name.
func awsManaged(arn string) (name string, ok bool) {
	for _, partition := range []string{"aws", "aws-cn", "aws-us-gov"} {
		if path, found := strings.CutPrefix(arn, "arn:"+partition+":iam::aws:policy/"); found {
			name = path[strings.LastIndexByte(path, '/')+1:]
			return name, name != ""
		}
	}
	return "", false
}

// need notes that the text of an AWS-managed policy is wanted which is not built in, but to be had.
func (b *binder) need(arn string) {
	name, _ := awsManaged(arn)
	for _, large := range managed.Large {
		if name == large && !contains(b.Needs, name) {
			b.Needs = append(b.Needs, name)
		}
	}
}

func contains(list []string, s string) bool {
	for _, item := range list {
		if item == s {
			return true
		}
	}
	return false
}

// awsPolicy is the AWS-managed policy called name, as a read-only text of the walk; nil where its text is not at hand.
func (w *Walk) awsPolicy(name string) *Document {
	text, ok := managed.Text(name)
	if !ok && w.library.Lookup != nil {
		text, ok = w.library.Lookup(name)
	}
	if !ok {
		return nil
	}
	return w.generated("aws-managed-policy "+name, "AWS · "+name, text, policy.Identity)
}

// generated is a document that AWS writes, once for each text.
func (w *Walk) generated(name, label, text string, kind policy.Kind) *Document {
	for i, t := range w.Texts[1:] {
		if t.Name == name && t.Body == text {
			return w.written[i]
		}
	}
	id := source.TextID(len(w.Texts))
	w.Texts = append(w.Texts, source.NewText(name, text))
	doc := policy.Parse(text, source.Span{Text: id, To: len(text)}, policy.Options{Kind: kind})
	d := &Document{Name: name, Label: label, Kind: kind, Policy: &eval.Policy{Name: name, Doc: doc}}
	w.written = append(w.written, d)
	return d
}

// revocation is the policy that the console attaches where it revokes a role's sessions.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
func revocation(now string) string {
	return `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": ["*"],
      "Resource": ["*"],
      "Condition": {
        "DateLessThan": {"aws:TokenIssueTime": "` + now + `"}
      }
    }
  ]
}
`
}

// keyPolicy is what AWS gives a KMS key that is made without a policy: the account decides by its identity policies.
//
// See https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
func keyPolicy(partition, account string) string {
	return `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Enable IAM User Permissions",
      "Effect": "Allow",
      "Principal": {"AWS": "arn:` + partition + `:iam::` + account + `:root"},
      "Action": "kms:*",
      "Resource": "*"
    }
  ]
}
`
}

const fullAccess = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "*", "Resource": "*"}
  ]
}
`
