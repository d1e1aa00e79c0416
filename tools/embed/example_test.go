package embed_test

import (
	"fmt"
	"os"

	"github.com/yuin/goldmark"

	"rolewalk/tools/embed"
)

// A fence becomes a figure with its verdict, the walk as text, and the element that shows it live.
func ExampleExtension() {
	const markdown = "```walk height=480\n" + `account 111111111111 dev {
  user alice {}
}
step { dev/alice calls s3:ListBucket on arn:aws:s3:::artifacts }
` + "```\n"
	m := goldmark.New(goldmark.WithExtensions(embed.Extension{Site: "https://walks.example.com/"}))
	if err := m.Convert([]byte(markdown), os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <figure class="role-walk">
	// <figcaption>dev/alice calls s3:ListBucket on arn:aws:s3:::artifacts. <b class="verdict" data-outcome="deny">Denied by the caller’s policies.</b> No policy of dev/alice allows s3:ListBucket on arn:aws:s3:::artifacts.</figcaption>
	// <role-walk site="https://walks.example.com/" height="480"><pre><code class="language-walk">account 111111111111 dev {
	//   user alice {}
	// }
	// step { dev/alice calls s3:ListBucket on arn:aws:s3:::artifacts }
	// </code></pre></role-walk>
	// </figure>
}

// The walks of a Markdown text can be run, with the lines of that text.
func ExampleFences() {
	for _, fence := range embed.Fences([]byte("# Roles\n\n```walk\naccount 111111111111 dev\n```\n")) {
		fmt.Printf("%q\n%q\n", fence.Text, fence.Placed)
	}
	// Output:
	// "account 111111111111 dev\n"
	// "\n\n\naccount 111111111111 dev\n"
}

func ExampleParseOptions() {
	fmt.Println(embed.ParseOptions("step=2 predict height=480"))
	// Output:
	// [{step 2} {predict } {height 480}]
}
