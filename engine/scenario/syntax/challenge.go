package syntax

// Challenge says what the learner is to do and may edit. Items are its statements in order;
// the other fields are gathered from them.
type Challenge struct {
	Node
	Title Line            `parser:"'challenge' @@"`
	Items []ChallengeItem `parser:"Open @@* Close"`

	Brief     *Text
	Edits     []*Edit
	Solutions []*Solution
}

// ChallengeItem is *Brief, *Edit or *Solution.
type ChallengeItem interface{ Spanned }

// Brief says what is to be done.
type Brief struct {
	Node
	Text Text `parser:"'brief' @@"`
}

// Edit names a document that the learner may edit: *TrustOf, *PolicyOf, *ResourcePolicyOf or *BoundaryOf.
type Edit struct {
	Node
	Of Editable `parser:"'edit' @@"`
}

// Solution is one right answer: *SetDocument and *SetBoundary statements, in order.
type Solution struct {
	Node
	Items []ChangeItem `parser:"'solution' Open @@* Close"`
}
