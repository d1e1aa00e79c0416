package whatif

import (
	"time"

)

// Names returns who can be the caller at a moment, and which roles can be asked for.
func (a *Asker) Names(row int, at time.Time) (callers, roles []string) {
	m := a.stop(row, at)
	for _, p := range m.Principals() {
		callers = append(callers, p.Name)
	}
	return append(callers, m.Providers()...), m.Roles()
}

