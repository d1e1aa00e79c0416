package embed_test

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"

	"rolewalk/tools/embed"
)

// A fence becomes a figure with its verdict, the walk as text, and the element that shows it live.
func ExampleExtension() {
	const markdown = "```walk height=480\n" + `account 111111111111 dev { user al {} }
step { dev/al calls s3:List on * }
` + "```\n"
	m := goldmark.New(goldmark.WithExtensions(embed.Extension{Site: "https://walks.example.com/"}))
	var out strings.Builder
	if err := m.Convert([]byte(markdown), &out); err != nil {
		fmt.Println(err)
	}
	lines := strings.NewReplacer("> <", ">\n<", "</b> ", "</b>\n", ". <b", ".\n<b", "><pre", ">\n<pre")
	fmt.Print(lines.Replace(out.String()))
	// Output:
	// <figure class="role-walk">
	// <figcaption>dev/al calls s3:List on *.
	// <b class="verdict" data-outcome="deny">Denied by the caller’s policies.</b>
	// No policy of dev/al allows s3:List.</figcaption>
	// <role-walk site="https://walks.example.com/" height="480">
	// <pre><code class="language-walk">account 111111111111 dev { user al {} }
	// step { dev/al calls s3:List on * }
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
