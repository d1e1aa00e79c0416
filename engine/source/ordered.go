package source

import "slices"

// Ordered sorts a list of structs, equal ones in the order that they have. It sorts pointers: a module of the page
// then has Go's sort once, and not once for each type, which is some 3,000 bytes of brotli each.
func Ordered[T any](list []T, compare func(a, b *T) int) {
	pointers := make([]*T, len(list))
	for i := range list {
		value := list[i]
		pointers[i] = &value
	}
	slices.SortStableFunc(pointers, compare)
	for i, p := range pointers {
		list[i] = *p
	}
}
