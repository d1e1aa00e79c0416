// Package pipeline reads what the files of pipelines and deployments ask of STS: workflows of GitHub, pipelines of
// GitLab, Bitbucket, CircleCI and Buildkite, service accounts of Kubernetes and associations of EKS Pod Identity, and
// the statements of the Serverless Framework, all from trees.
//
// What such a file does not say, such as the repository that it stands in, is a word to fill in: <OWNER>.
package pipeline
