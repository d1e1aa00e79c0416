// Package files reads what is neither JSON nor an error: YAML and the templates, workflows and answers that are written
// in it, the config files of the AWS CLI, and shell commands.
package files
