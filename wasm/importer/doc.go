// Command importer is the module of the page that makes a walk of what people bring: errors, policies and answers of
// the AWS CLI. Other forms have modules of their own, because their libraries are as large as this one.
//
//	bring(n)  a case, as engine/importer/shown has it, of what the page asks for
package main
