// Command terraform is the module of the page that reads Terraform's files, plans and states.
//
//	read(n)  what the sources of an Ask say, as engine/importer/fact has it, for the importer's `bring`
package main
