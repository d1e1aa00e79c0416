package decide

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/sts"
)

// caller is who asks, with the condition keys that follow from it.
type caller struct {
	eval.Caller
	context eval.Context
}

// newCaller reads who asks; nil if principal is none.
func newCaller(principal string) *caller {
	who, ok := sts.CallerOf(principal)
	if !ok {
		return nil
	}
	c := &caller{Caller: who}
	sts.DescribeCaller(&c.context, &c.Caller)
	return c
}
