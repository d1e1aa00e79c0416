package view

import (
	"strings"
	"testing"

	"rolewalk/engine/scenario"
)

// TestWindows: where date conditions open and shut is shaded while the document is in force, and nothing else is.
func TestWindows(t *testing.T) {
	const world = `clock 2026-03-01T09:00:00Z
account 111111111111 a { user u { } role R { trust {"Version": "2012-10-17", "Statement": [STATEMENTS]} } }
step { a/u assumes a/R as s1 }
wait 1h
change { set trust of a/R {"Version": "2012-10-17", "Statement": []} }
wait 1h
`
	statement := func(effect, condition string) string {
		return `{"Sid": "Day", "Effect": "` + effect + `", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole",
      "Condition": {` + condition + `}}`
	}
	later := func(clock string) string {
		return `"DateGreaterThan": {"aws:CurrentTime": "2026-03-01T` + clock + `:00Z"}`
	}
	set := strings.Replace(world, `"2012-10-17", "Statement": []}`,
		`"2012-10-17", "Statement": [`+statement("Allow", later("10:30"))+`]}`, 1)
	for _, c := range []struct{ name, statement, want string }{
		{"none", statement("Allow", `"Bool": {"aws:MultiFactorAuthPresent": "true"}`), ""},
		{
			"between", statement("Allow", `"DateGreaterThan": {"aws:CurrentTime": "2026-03-01T09:15:00Z"},
			"DateLessThan": {"aws:CurrentTime": "2026-03-01T09:30:00Z"}`),
			"12.5% 12.5% R · trust, Day: Allow from 09:15 to 09:30",
		},
		{
			"in seconds", statement("Deny", `"DateLessThan": {"aws:EpochTime": "1772357400"}`),
			"0% 25% R · trust, Day: Deny from 09:00 to 09:30",
		},
		{
			"until the document is replaced", statement("Allow", later("09:30")),
			"25% 25% R · trust, Day: Allow from 09:30 to 10:00",
		},
		{"after it is replaced", statement("Allow", later("10:30")), ""},
		{"all the time", statement("Allow", `"DateGreaterThan": {"aws:CurrentTime": "2020-01-01"}`), ""},
		{
			"the later of two",
			statement("Allow", `"DateLessThan": {"aws:CurrentTime": ["2026-03-01T09:15:00Z", "2026-03-01T09:05:00Z"]}`),
			"0% 12.5% R · trust, Day: Allow from 09:00 to 09:15",
		},
		{"of a change", statement("Allow", later("08:30")), "75% 25% R · trust, Day: Allow from 10:30 to 11:00"},
	} {
		text := world
		if c.name == "of a change" {
			text = set
		}
		walk := scenario.Parse("w", strings.Replace(text, "STATEMENTS", c.statement, 1), scenario.PageLimit)
		if len(walk.Errors) > 0 {
			t.Fatal(walk.Text.Report(walk.Errors[0]))
		}
		var got []string
		for _, w := range Build(walk.Run(scenario.Options{Trace: true})).Windows {
			got = append(got, w.X+" "+w.Width+" "+w.Label)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
