package syntax

import (
	"reflect"
	"sync"
)

// shape is what walking and gathering need to know of the struct of a construct.
type shape struct {
	grammar []int    // the fields that the grammar fills
	items   int      // the field with the statements of a block, or -1
	targets []target // where the statements of the block are gathered
}

// target is a field that is gathered from statements.
type target struct {
	statement reflect.Type // the struct of the statements
	field     int
	list      bool
	value     []int // the index of the statement's value that the field points to; nil for the statement itself
}

// shapes are the shapes of all constructs.
var shapes = sync.OnceValue(func() map[reflect.Type]*shape {
	all := map[reflect.Type]*shape{}
	for _, v := range vocabularies() {
		for _, f := range v.forms {
			addShape(all, reflect.TypeOf(f.of).Elem())
		}
	}
	for _, v := range vocabularies() {
		for _, f := range v.forms {
			if f.Opens != "" {
				addTargets(all, f)
			}
		}
	}
	return all
})

// addShape adds the shape of a struct and of the constructs inside it.
func addShape(all map[reflect.Type]*shape, t reflect.Type) {
	if all[t] != nil || t.Kind() != reflect.Struct || reflect.PointerTo(t).Implements(reflect.TypeFor[leaf]()) {
		return
	}
	s := &shape{items: -1}
	all[t] = s
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Tag.Get("parser") == "" {
			continue
		}
		s.grammar = append(s.grammar, i)
		inner := f.Type
		switch inner.Kind() {
		case reflect.Slice:
			s.items = i
			inner = inner.Elem()
			if inner.Kind() == reflect.Pointer {
				addShape(all, inner.Elem())
			}
			continue
		case reflect.Pointer:
			inner = inner.Elem()
		}
		members, _ := membersOf(inner)
		for _, m := range members {
			addShape(all, m)
		}
	}
}

// addTargets says where each statement of the form's block is gathered: in the field that points to its struct, in an
// interface field that it implements, or in the field that points to its value and has the name of its struct or the
// name that the into tag of its value gives. A statement that fits no field stays in the list of statements only.
func addTargets(all map[reflect.Type]*shape, opening *Form) {
	t := reflect.TypeOf(opening.of).Elem()
	if t == reflect.TypeFor[Create]() {
		t = reflect.TypeFor[Entity]()
	}
	s := all[t]
	for _, f := range vocabularies()[opening.Opens].forms {
		statement := reflect.TypeOf(f.of).Elem()
		if s.target(statement) != nil {
			continue
		}
		for i := range t.NumField() {
			if to, ok := gathers(t.Field(i), statement); ok {
				to.statement, to.field = statement, i
				s.targets = append(s.targets, to)
			}
		}
	}
}

// gathers reports whether the field is gathered from statements of this struct.
func gathers(f reflect.StructField, statement reflect.Type) (to target, ok bool) {
	if f.Anonymous || f.Tag.Get("parser") != "" {
		return to, false
	}
	t := f.Type
	if t.Kind() == reflect.Interface {
		return to, reflect.PointerTo(statement).Implements(t)
	}
	if to.list = t.Kind() == reflect.Slice; to.list {
		t = t.Elem()
	}
	if t.Kind() != reflect.Pointer {
		return to, false
	}
	if t = t.Elem(); t == statement {
		return to, true
	}
	for i := range statement.NumField() {
		value := statement.Field(i)
		name := value.Tag.Get("into")
		if name == "" {
			name = statement.Name()
		}
		if name != f.Name || value.Tag.Get("parser") == "" {
			continue
		}
		to.value = []int{i}
		if value.Type != t {
			to.value = append(to.value, 0) // what the value embeds
		}
	}
	return to, to.value != nil
}

// gather fills in the fields that a construct gathers from its statements, and lets each construct check itself. A
// statement that is kept did both when it was built.
func gather(x Spanned, kept map[Spanned]bool, r *report) {
	if kept[x] {
		return
	}
	v := reflect.ValueOf(x).Elem()
	s := shapes()[v.Type()]
	if s.items >= 0 {
		for items, i := v.Field(s.items), 0; i < items.Len(); i++ {
			item := items.Index(i)
			if item.Kind() == reflect.Interface {
				item = item.Elem()
			}
			gather(item.Interface().(Spanned), kept, r)
			if to := s.target(item.Type().Elem()); to != nil {
				to.put(v.Field(to.field), item)
			}
		}
	}
	if c, ok := x.(interface{ check(*report) }); ok {
		c.check(r)
	}
}

// target returns where the statements of a struct are gathered, or nil if nowhere.
func (s *shape) target(statement reflect.Type) *target {
	for i := range s.targets {
		if s.targets[i].statement == statement {
			return &s.targets[i]
		}
	}
	return nil
}

// put puts a statement, or its value, where it is gathered.
func (to *target) put(field, statement reflect.Value) {
	if to.value != nil {
		statement = statement.Elem().FieldByIndex(to.value).Addr()
	}
	if to.list {
		statement = reflect.Append(field, statement)
	}
	field.Set(statement)
}

// walk calls visit for x and for everything inside it that has a place, outermost first. It goes into what visit
// returns true for.
func walk(x Spanned, visit func(Spanned) bool) { walkValue(reflect.ValueOf(x), visit) }

func walkValue(v reflect.Value, visit func(Spanned) bool) {
	switch v.Kind() {
	case reflect.Interface:
		walkValue(v.Elem(), visit)
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct || !visit(v.Interface().(Spanned)) {
			return
		}
		v = v.Elem()
		if s := shapes()[v.Type()]; s != nil {
			for _, i := range s.grammar {
				walkValue(v.Field(i), visit)
			}
		}
	case reflect.Struct:
		walkValue(v.Addr(), visit)
	case reflect.Slice:
		for i := range v.Len() {
			walkValue(v.Index(i), visit)
		}
	}
}

// decodeAll reads every value of an item, apart from documents that an error was reported for already and from
// statements that are kept.
func decodeAll(item Item, kept map[Spanned]bool, blamed map[int]bool, r *report) {
	walk(item, func(x Spanned) bool {
		if kept[x] {
			return false
		}
		l, ok := x.(leaf)
		if ok && !blamed[x.Span().From] {
			l.decode(r)
		}
		return !ok
	})
}
