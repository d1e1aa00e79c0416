// Package webembed is the element <role-walk> and the plugins for Markdown, as the npm package has them, for Go
// programs that write them into other people's sites.
package webembed
