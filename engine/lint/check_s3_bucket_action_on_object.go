package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var s3BucketActionOnObject = &Check{
	Code: "S3_BUCKET_ACTION_ON_OBJECT",
	Type: source.Warning,
	For:  []policy.Kind{policy.Identity, policy.Resource, policy.Boundary, policy.Session},
	Doc: Doc{
		Title: "Bucket actions on object ARNs",
		Text: "`s3:ListBucket` applies to the bucket, `arn:aws:s3:::acme`, although it lists objects. On " +
			"`arn:aws:s3:::acme/*` alone it allows nothing.",
		Before: `{"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "arn:aws:s3:::acme/*"}`,
		After: `{
			  "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"],
			  "Resource": ["arn:aws:s3:::acme/*", "arn:aws:s3:::acme"]
			}`,
		See: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			buckets, objects, ok := bucketsAndObjects(s)
			if !ok || len(buckets) > 0 || len(objects) == 0 || s.Action == nil || s.Action.Not {
				continue
			}
			bucket, _, _ := strings.Cut(objects[0].Value, "/")
			for _, a := range s.Action.Values {
				if has(bucketActions, strings.ToLower(a.Value)) {
					p.report(
						a.Span,
						fmt.Sprintf("%s applies to the bucket, but only objects are listed", a.Value),
						"add "+bucket,
						p.addResource(objects[0].String, bucket)...)
				}
			}
		}
	},
}
