// Command files is the module of the page that reads YAML and what is written in it, templates, events, tokens, config
// files and shell commands.
//
//	read(n)  what the sources of an Ask say, as engine/importer/fact has it, for the importer's `bring`
package main
