package explain

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
)

// elsewhere reports whether all that a Principal names has an ARN of another partition than the caller has.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
func elsewhere(wanted []string, got string) bool {
	caller, ok := aws.ParseARN(got)
	for _, text := range wanted {
		arn, isARN := aws.ParseARN(text)
		ok = ok && isARN && arn.Partition != "" && arn.Partition != caller.Partition
	}
	return ok && len(wanted) > 0 && caller.Partition != ""
}

// elsewhereSentence says so with both partitions, because the accounts and names may be the same.
func elsewhereSentence(about string, gate eval.Gate, e, p *eval.Step) string {
	verb := " names "
	if gate == eval.GateTrust {
		about, verb = p.Policy.Ref.HolderName(), " trusts "
	}
	wanted, _ := aws.ParseARN(e.Wanted[0])
	got, _ := aws.ParseARN(first(e.Got))
	return fmt.Sprintf("%s%s%s in the partition %s, and this is %s in the partition %s", about, verb, whoAll(e.Wanted),
		wanted.Partition, who(first(e.Got)), got.Partition)
}
