package scenario

import (
	"time"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// givenOf gathers what a step's clauses say of the request beside who asks for what.
func givenOf(s *syntax.Step) *sts.Given {
	g := &sts.Given{}
	if s.From != nil {
		g.SourceIP = s.From.Value.String()
	}
	if s.Context == nil {
		return g
	}
	for _, m := range s.Context.Members {
		k := sts.GivenKey{Key: m.Key, List: m.Value.Kind == syntax.ArrayValue}
		if k.List {
			for _, item := range m.Value.Items {
				k.Values = append(k.Values, item.Text)
			}
		} else {
			k.Values = []string{m.Value.Text}
		}
		g.Context = append(g.Context, k)
	}
	return g
}

// duration is what `for` asks for; zero where there is none.
func duration(s *syntax.Step) time.Duration {
	if s.For == nil {
		return 0
	}
	return s.For.Value
}

func externalID(s *syntax.Step) *string {
	if s.ExternalID == nil {
		return nil
	}
	return &s.ExternalID.Value
}
