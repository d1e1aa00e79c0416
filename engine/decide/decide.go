package decide

import (
	"rolewalk/engine/eval"
)

// Decider answers lines. It reads each policy text and each principal once, however often they come, so one Decider
// should serve many lines. It is not safe for concurrent use. The zero Decider is ready.
type Decider struct {
	// Trace adds the whole step tree to each answer.
	Trace bool

	store   store
	request request // the current line; its memory is reused for the next one
	step    eval.Step
}

// Line appends the answer to one request line, without a line end. ok is false if the line could not be decided; the
// answer then says why.
func (d *Decider) Line(to, line []byte) (answer []byte, ok bool) {
	r := &d.request
	r.begin(d, line)
	if err := r.read(); err != nil {
		return appendError(to, r.id, err), false
	}
	return r.answer(to), true
}

// Request reads one request line and returns the request that it makes, to decide it more than once. The error says
// what is wrong with the line.
func (d *Decider) Request(line []byte) (*eval.Request, error) {
	r := &request{}
	r.begin(d, line)
	if err := r.read(); err != nil {
		return nil, err
	}
	return &r.eval, nil
}
