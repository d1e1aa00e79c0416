package terraform

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"rolewalk/engine/source"
)

func TestDebug(t *testing.T) {
	root := os.Getenv("TFDIR")
	if root == "" {
		return
	}
	var fs []File
	filepath.Walk(root, func(p string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			b, _ := os.ReadFile(p)
			rel, _ := filepath.Rel(root, p)
			fs = append(fs, File{rel, string(b), source.TextID(len(fs))})
		}
		return nil
	})
	res := Read(fs)
	for _, r := range res.Resources {
		fmt.Println("==", r.Address, r.Mode)
		for _, m := range r.Values.Members {
			fmt.Println("  ", m.Name.Value, "=", show(m.Value))
		}
	}
	for _, u := range res.Unread {
		fmt.Printf("UNREAD %v %s: %s\n", u.Span, u.What, u.Reason)
	}
}
