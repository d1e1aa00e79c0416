package terraform

// The bounds. Each has a sentence, which says it.
const (
	maxFile      = 8 << 20  // bytes of a file
	maxFiles     = 64 << 20 // bytes of all
	maxNesting   = 100      // brackets, templates, conditions and heredocs in one another in a text
	maxDepth     = 400      // expressions in one another, through locals and modules
	maxText      = 1 << 20  // bytes of a value
	maxInstances = 1_000    // of a count, a for_each or a dynamic block
	maxResources = 20_000   // in all
	maxModules   = 10       // modules in one another
	maxCalls     = 2_000    // instances of modules in all
	maxItems     = 50_000   // of a list that a function makes
	maxParts     = 100_000  // items and members, in one another, of a value
	maxSteps     = 2_000_000
	maxExpr      = 2_000 // bytes of an expression that is kept as it is written
	maxExponent  = 4_096 // powers of two of a number
)

const (
	tooLong     = "it is longer than 8 MiB, or all files together are longer than 64 MiB"
	tooNested   = "brackets, templates or conditions are nested more than 100 levels deep"
	tooDeep     = "expressions lead to each other over more than 400 steps"
	tooBig      = "its value would be longer than 1 MiB"
	tooMany     = "there would be more than 1,000 instances"
	tooManyAll  = "there are more than 20,000 resources in all"
	tooManyCall = "there are more than 2,000 instances of modules in all"
	tooManyMods = "modules are nested more than 10 levels deep"
	tooManyList = "a list would have more than 50,000 items"
	tooManyPart = "a value would have more than 100,000 items"
	tooMuch     = "the files ask for more than 2,000,000 steps of work"
	tooLarge    = "a number is too large or too small to be printed"
)

// spend counts work and reports whether there is some left.
func (r *reader) spend(steps int) bool {
	if r.steps > maxSteps {
		return false
	}
	r.steps += steps
	return r.steps <= maxSteps
}
