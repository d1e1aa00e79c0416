// Package iam is the world that requests are made in: accounts with their users, roles, groups, policies and resources,
// and the organization above them. It knows how IAM saves a document, how a change takes effect, which documents AWS
// writes itself, and which principals and resources an organization's policies bind. It decides no request.
package iam
