package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var s3ObjectActionOnBucket = &Check{
	Code: "S3_OBJECT_ACTION_ON_BUCKET",
	Type: source.Warning,
	For:  []policy.Kind{policy.Identity, policy.Resource, policy.Boundary, policy.Session},
	Doc: Doc{
		Title: "Object actions on a bucket ARN",
		Text: "`arn:aws:s3:::acme` is the bucket, and `arn:aws:s3:::acme/*` its objects. `s3:GetObject` and " +
			"`s3:PutObject` apply to objects, so on the bucket's ARN alone they allow nothing, and of `s3:*` only the bucket " +
			"actions remain.",
		Before: `{"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "arn:aws:s3:::acme"}`,
		After: `{
			  "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"],
			  "Resource": ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"]
			}`,
		See: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			buckets, objects, ok := bucketsAndObjects(s)
			if !ok || len(objects) > 0 || len(buckets) == 0 || s.Action == nil || s.Action.Not {
				continue
			}
			for _, a := range s.Action.Values {
				lower := strings.ToLower(a.Value)
				if has(objectActions, lower) || lower == "s3:*" && s.Effect == policy.Allow {
					p.report(
						a.Span,
						fmt.Sprintf("%s applies to objects, but only the bucket is listed", a.Value),
						"add "+buckets[0].Value+"/*, which matches its objects",
						p.addResource(buckets[0].String, buckets[0].Value+"/*")...)
				}
			}
		}
	},
}
