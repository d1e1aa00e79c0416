package reactor

import "fmt"

// maxInput is how many bytes a caller may hand over: what a person brings may be large. The engine takes less and says
// so itself; this limit only keeps a faulty caller from filling the memory.
const maxInput = 64 << 20

// Module is the memory that one module shares with its caller. The zero Module is ready.
type Module struct {
	// input and answer are held here so that neither is collected between two calls.
	input, answer []byte
}

// alloc returns a buffer of n bytes, or nil where n is negative or over 64 MiB. The buffer is used again.
func (m *Module) alloc(n int32) []byte {
	if n < 0 || n > maxInput {
		return nil
	}
	if int(n) > cap(m.input) || m.input == nil {
		m.input = make([]byte, max(int(n), 4096))
	}
	m.input = m.input[:cap(m.input)]
	return m.input[:n]
}

// Enter calls entry with the first n bytes of the buffer and keeps its answer. A panic is recovered here and nowhere
// else; fault then makes the answer from what the panic said.
func (m *Module) Enter(n int32, entry func(text string) []byte, fault func(said string) []byte) (length int32) {
	defer func() {
		if said := recover(); said != nil {
			m.answer = fault(fmt.Sprint(said))
			length = int32(len(m.answer))
		}
	}()
	m.answer = nil
	m.answer = entry(string(m.input[:min(max(int(n), 0), len(m.input))]))
	return int32(len(m.answer))
}
