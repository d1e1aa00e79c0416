package main

import "testing"

func TestSite(t *testing.T) {
	in(t, map[string]string{"tools/site/main.go": "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() { " +
		"fmt.Println(os.Args[1:]) }\n", "go.mod": "module x\n\ngo 1.26\n"})
	rolewalk("", "site", "--out", "there").wants(t, "site", 0, "[-out there -scenarios scenarios -wasm bin/wasm]")

	in(t, map[string]string{"tools/site/main.go": "package main\n\nimport \"os\"\n\nfunc main() { println(\"no " +
		"engine\"); os.Exit(1) }\n", "go.mod": "module x\n\ngo 1.26\n"})
	rolewalk("", "site").wants(t, "a build that fails", 2, "no engine")

	in(t, nil)
	rolewalk("", "site").wants(t, "outside of the source tree", 2, "there is no tools/site here")
}
