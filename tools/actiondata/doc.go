// Command actiondata writes AWS's list of actions, resource types and condition keys in the compact format of
// engine/lint/actions. The source is the npm package that package.json pins:
//
//	npm --prefix tools/actiondata ci && go run ./tools/actiondata
//
// The same package gives the same bytes.
package main
