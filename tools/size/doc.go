// Command size prints what the page and the Worker weigh, plain and as they travel, and fails where one is over its
// budget.
//
//	go run ./tools/size [-dist dist] [-worker bin/worker/app.wasm]
package main
