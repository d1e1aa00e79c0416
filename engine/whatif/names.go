package whatif

// Names returns who can be the caller at the moment that was asked last, and which roles can be asked for. There are
// none before anything was asked.
func (a *Asker) Names() (callers, roles []string) {
	callers, roles = []string{}, []string{}
	if a.moment == nil {
		return callers, roles
	}
	for _, p := range a.moment.Principals() {
		callers = append(callers, p.Name)
	}
	return append(callers, a.moment.Providers()...), append(roles, a.moment.Roles()...)
}
