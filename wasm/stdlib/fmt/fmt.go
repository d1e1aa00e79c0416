package fmt

import (
	"io"
	"strconv"
	"unsafe"
)

// Stringer is a value that has a text of its own.
type Stringer interface{ String() string }

// GoStringer is a value that has a text in Go's syntax.
type GoStringer interface{ GoString() string }

// State is what Go's own hands to a value that formats itself. Nothing does here.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (width int, ok bool)
	Precision() (precision int, ok bool)
	Flag(c int) bool
}

// wrapped is an error made by Errorf with %w.
type wrapped struct {
	text  string
	inner error
}

func (w *wrapped) Error() string { return w.text }
func (w *wrapped) Unwrap() error { return w.inner }

// Errorf returns an error with the text, which wraps the operand of %w.
func Errorf(format string, operands ...any) error {
	w := &wrapped{text: Sprintf(format, operands...)}
	for _, operand := range operands {
		if inner, ok := operand.(error); ok {
			w.inner = inner
		}
	}
	return w
}

// Fprintf writes to w what Sprintf returns.
func Fprintf(w io.Writer, format string, operands ...any) (n int, err error) {
	return io.WriteString(w, Sprintf(format, operands...))
}

// Sprint writes the operands one behind the other.
func Sprint(operands ...any) string {
	var out []byte
	for _, operand := range operands {
		out = append(out, text(operand)...)
	}
	return string(out)
}

// Sprintf writes the format with each verb replaced by its operand.
func Sprintf(format string, operands ...any) string {
	var out []byte
	for next := 0; format != ""; {
		if format[0] != '%' {
			out, format = append(out, format[0]), format[1:]
			continue
		}
		verb, size := verbOf(format)
		format = format[size:]
		if verb == '%' {
			out = append(out, '%')
			continue
		}
		if next == len(operands) {
			out = append(out, "%!"...)
			continue
		}
		out = append(out, written(verb, operands[next])...)
		next++
	}
	return string(out)
}

// verbOf is the verb that a format begins with, and its length. X is that of %04X, + that of %+v.
func verbOf(format string) (verb byte, size int) {
	switch {
	case len(format) >= 4 && format[:4] == "%04X":
		return 'X', 4
	case len(format) >= 3 && format[:3] == "%+v":
		return 'v', 3
	case len(format) >= 2:
		return format[1], 2
	}
	return '!', 1
}

func written(verb byte, operand any) string {
	switch verb {
	case 's', 'v', 'w':
		return text(operand)
	case 'd':
		return plain(operand)
	case 'q':
		if n, ok := integer(operand); ok {
			return strconv.QuoteRune(rune(n))
		}
		return strconv.Quote(text(operand))
	case 'X':
		n, _ := integer(operand)
		digits := strconv.FormatInt(n, 16)
		for len(digits) < 4 {
			digits = "0" + digits
		}
		return upper(digits)
	}
	return "%!"
}

func upper(digits string) string {
	out := []byte(digits)
	for i, c := range out {
		if c >= 'a' && c <= 'f' {
			out[i] = c - 'a' + 'A'
		}
	}
	return string(out)
}

// text is an operand as %v writes it.
func text(operand any) string {
	switch o := operand.(type) {
	case error:
		return o.Error()
	case Stringer:
		return o.String()
	case string:
		return o
	}
	return plain(operand)
}

// plain is a value whose type is one of Go's own kinds.
func plain(operand any) string {
	if n, ok := integer(operand); ok {
		return strconv.FormatInt(n, 10)
	}
	switch e := open(&operand); e.kind() {
	case kindString:
		return *(*string)(e.data)
	case kindBool:
		return strconv.FormatBool(*(*bool)(e.data))
	}
	return "%!"
}

// integer is the value of an integer of any type.
func integer(operand any) (n int64, ok bool) {
	switch e := open(&operand); e.kind() {
	case kindInt:
		return int64(*(*int)(e.data)), true
	case kindInt8:
		return int64(*(*int8)(e.data)), true
	case kindInt16:
		return int64(*(*int16)(e.data)), true
	case kindInt32:
		return int64(*(*int32)(e.data)), true
	case kindInt64:
		return *(*int64)(e.data), true
	case kindUint:
		return int64(*(*uint)(e.data)), true
	case kindUint8:
		return int64(*(*uint8)(e.data)), true
	case kindUint16:
		return int64(*(*uint16)(e.data)), true
	case kindUint32:
		return int64(*(*uint32)(e.data)), true
	}
	return 0, false
}

// opened is an interface value as Go has it in memory: its type, and where its value is. Package reflect tells the same
// and is a twentieth of the module; the tests compare on the Go that builds it.
type opened struct{ typ, data unsafe.Pointer }

func open(operand *any) *opened { return (*opened)(unsafe.Pointer(operand)) }

// The kinds of types, as Go numbers them.
const (
	kindBool = iota + 1
	kindInt
	kindInt8
	kindInt16
	kindInt32
	kindInt64
	kindUint
	kindUint8
	kindUint16
	kindUint32
	kindString = 24
)

// kind is the kind of the type: a byte behind two words, a hash of four bytes, and three bytes. It is 0 of nil.
func (o *opened) kind() uint8 {
	if o.typ == nil {
		return 0
	}
	return *(*uint8)(unsafe.Add(o.typ, 2*unsafe.Sizeof(uintptr(0))+7)) & 31
}
