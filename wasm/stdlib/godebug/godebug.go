package godebug

// Setting is a setting of GODEBUG.
type Setting struct{ name string }

// New returns the setting of a name. A leading # says that the setting is undocumented.
func New(name string) *Setting { return &Setting{name} }

// Name is the setting's name without the leading #.
func (s *Setting) Name() string {
	if s.Undocumented() {
		return s.name[1:]
	}
	return s.name
}

// Undocumented says whether the setting is undocumented.
func (s *Setting) Undocumented() bool { return s.name != "" && s.name[0] == '#' }

// String is the setting as GODEBUG would have it.
func (s *Setting) String() string { return s.Name() + "=" + s.Value() }

// Value is empty: the default.
func (s *Setting) Value() string { return "" }

// IncNonDefault counts nothing, because no setting has another value than its default.
func (s *Setting) IncNonDefault() {}
