package match

// Truth is the answer of a comparison. A comparison with a value that is not known is Unknown, and stays so until
// something makes the answer the same either way.
type Truth uint8

// The three answers. The zero Truth is No.
const (
	No Truth = iota
	Yes
	Unknown
)

// Of returns Yes for true and No for false.
func Of(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// And is No where either is No, Yes where both are Yes.
func (t Truth) And(u Truth) Truth {
	switch {
	case t == No || u == No:
		return No
	case t == Yes && u == Yes:
		return Yes
	}
	return Unknown
}

// Or is Yes where either is Yes, No where both are No.
func (t Truth) Or(u Truth) Truth {
	switch {
	case t == Yes || u == Yes:
		return Yes
	case t == No && u == No:
		return No
	}
	return Unknown
}

// Not turns Yes and No round; Unknown stays.
func (t Truth) Not() Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}
