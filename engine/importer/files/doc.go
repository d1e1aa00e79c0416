// Package files reads what the core of the importer leaves to a module of its own: YAML and the templates, workflows
// and answers that are written in it, templates in JSON, events, tokens, the config files of the AWS CLI, and shell
// commands.
package files
