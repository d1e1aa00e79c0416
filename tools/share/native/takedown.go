package native

import (
	"bufio"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"
)

// Takedown is a file of ids of walks that are not handed out: one on a line, blanks and what stands behind # left
// aside. The file is read again when it changes. The zero Takedown has no ids.
type Takedown struct {
	path string
	log  *slog.Logger

	mu     sync.Mutex
	looked time.Time
	change time.Time
	size   int64
	ids    map[string]bool
}

// ReadTakedown reads the file.
func ReadTakedown(path string, log *slog.Logger) (*Takedown, error) {
	t := &Takedown{path: path, log: log}
	if err := t.read(); err != nil {
		return nil, err
	}
	return t, nil
}

// looks is how often the file is looked at.
const looks = time.Second

// Has says whether a walk was taken down. A file that cannot be read any more keeps the ids that it had.
func (t *Takedown) Has(id string) bool {
	if t.path == "" {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if now := time.Now(); now.Sub(t.looked) > looks {
		t.looked = now
		if err := t.read(); err != nil {
			t.log.Error("the takedown file cannot be read; its last ids stay in force", "error", err)
		}
	}
	return t.ids[id]
}

func (t *Takedown) read() error {
	info, err := os.Stat(t.path)
	if err != nil {
		return fmt.Errorf("reading the takedown file: %w", err)
	}
	if t.ids != nil && info.ModTime().Equal(t.change) && info.Size() == t.size {
		return nil
	}
	file, err := os.Open(t.path)
	if err != nil {
		return fmt.Errorf("reading the takedown file: %w", err)
	}
	defer file.Close()
	ids := map[string]bool{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if id := strings.TrimSpace(line); id != "" {
			// The address of a walk does as well as its id.
			ids[id[strings.LastIndexByte(id, '/')+1:]] = true
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading the takedown file: %w", err)
	}
	t.ids, t.change, t.size = ids, info.ModTime(), info.Size()
	return nil
}
