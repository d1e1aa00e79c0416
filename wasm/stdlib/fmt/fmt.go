package fmt

import (
	"reflect"
	"strconv"
)

// Stringer is a value that has a text of its own.
type Stringer interface{ String() string }

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
		return plain(reflect.ValueOf(operand))
	case 'q':
		if v := reflect.ValueOf(operand); v.CanInt() {
			return strconv.QuoteRune(rune(v.Int()))
		} else if v.CanUint() {
			return strconv.QuoteRune(rune(v.Uint()))
		}
		return strconv.Quote(text(operand))
	case 'X':
		digits := strconv.FormatInt(reflect.ValueOf(operand).Int(), 16)
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
	return plain(reflect.ValueOf(operand))
}

// plain is a value of one of Go's own kinds.
func plain(v reflect.Value) string {
	switch {
	case v.Kind() == reflect.String:
		return v.String()
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10)
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10)
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool())
	}
	return "%!"
}
