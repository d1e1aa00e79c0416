package edits

// tier says how near an edit is to what a person would do. Sets of as many edits and as dangerous are offered by it.
type tier int

// The tiers. An edit that nothing else is said of mends what came nearest.
const (
	// tierSlip mends a slip of the pen.
	tierSlip tier = iota - 1
	// tierMend mends what came nearest, or asks for it as the policies want it.
	tierMend
	// tierBeside does as much in a way that drops something, or adds more than is needed.
	tierBeside
	// tierRound goes round what refused: by another policy, another principal, another operator.
	tierRound
	// tierNot is not in the caller’s hands.
	tierNot
	// tierAnew writes a document anew.
	tierAnew
)
