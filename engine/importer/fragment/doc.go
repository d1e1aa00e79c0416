// Package fragment finds JSON in texts: in Markdown, logs, commands, and beside other JSON.
package fragment
