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

// Data returns the data, or nil if the file is damaged. A test checks that it is not.
func Data() *actions.Data {
	data, err := Load()
	if err != nil {
		return nil
	}
	return data
}
