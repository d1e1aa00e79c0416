package match

// order is what a comparison of two numbers or two dates asks for; sign is negative where the request's value is less.
type order func(sign int) bool

func equal(sign int) bool        { return sign == 0 }
func less(sign int) bool         { return sign < 0 }
func lessEqual(sign int) bool    { return sign <= 0 }
func greater(sign int) bool      { return sign > 0 }
func greaterEqual(sign int) bool { return sign >= 0 }
