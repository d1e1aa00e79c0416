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
