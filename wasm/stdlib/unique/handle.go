package unique

// Handle stands for a value. Two handles are equal if their values are.
type Handle[T comparable] struct{ value *T }

// Value is the value that the handle stands for.
func (h Handle[T]) Value() T { return *h.value }

// kept are the pointers of all handles, of whatever type, for as long as the module lives.
var kept []any

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	for _, k := range kept {
		if p, ok := k.(*T); ok && *p == value {
			return Handle[T]{p}
		}
	}
	kept = append(kept, &value)
	return Handle[T]{&value}
}
