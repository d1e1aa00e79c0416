package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
)

// S3's most common actions, by the resource type that they apply to. The action data has AWS's full list.
//
// See https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
var (
	objectActions = []string{
		"s3:getobject", "s3:putobject", "s3:deleteobject", "s3:getobjectversion", "s3:deleteobjectversion", "s3:putobjectacl",
		"s3:getobjectacl", "s3:getobjecttagging", "s3:putobjecttagging", "s3:restoreobject", "s3:abortmultipartupload",
		"s3:listmultipartuploadparts", "s3:getobjectattributes",
	}
	bucketActions = []string{
		"s3:listbucket", "s3:listbucketversions", "s3:listbucketmultipartuploads", "s3:getbucketlocation",
		"s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy", "s3:getbucketacl", "s3:putbucketacl",
		"s3:getbucketversioning", "s3:putbucketversioning", "s3:deletebucket", "s3:createbucket",
		"s3:getlifecycleconfiguration", "s3:getbucketcors", "s3:getencryptionconfiguration",
		"s3:getbucketpublicaccessblock", "s3:getbucketnotification", "s3:putbucketnotification",
		"s3:putlifecycleconfiguration", "s3:getbuckettagging", "s3:getbucketwebsite",
	}
)

// bucketsAndObjects returns the S3 resources that a statement lists. Ok is false if one may be either, or belongs to
// another service.
func bucketsAndObjects(s *policy.Statement) (buckets, objects []policy.ResourcePattern, ok bool) {
	if s.Resource == nil || s.Resource.Not {
		return nil, nil, false
	}
	for _, r := range s.Resource.Values {
		arn, isARN := aws.ParseARN(r.Value)
		bucket, _, slash := strings.Cut(arn.Resource, "/")
		switch {
		case !isARN || !isBucket(arn) || strings.Contains(arn.Resource, "${"):
			return nil, nil, false
		case slash && !strings.Contains(bucket, "*"):
			objects = append(objects, r)
		case slash:
			return nil, nil, false // a star before the slash may match a slash too
		case strings.Contains(arn.Resource, "*"):
			return nil, nil, false
		default:
			buckets = append(buckets, r)
		}
	}
	return buckets, objects, true
}
