package native_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rolewalk/tools/share"
	"rolewalk/tools/share/native"
	"rolewalk/tools/share/sharetest"
)

// serveIn is the variable under which this program serves the walks of a folder, to be killed.
const serveIn = "ROLEWALK_TEST_SERVE"

func TestMain(m *testing.M) {
	if dir := os.Getenv(serveIn); dir != "" {
		service, err := native.New(native.Config{Site: site, Data: dir, Unlimited: true, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		server := httptest.NewServer(service.Handler())
		fmt.Println(server.URL)
		select {}
	}
	os.Exit(m.Run())
}

// TestKilled: ten times, a server is killed while fifty clients store a thousand walks. No walk that was answered is
// lost.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	answered := map[string]string{}
	for round := range 10 {
		base, kill := serveApart(t, dir)
		for id, text := range sample(answered, 40) {
			if status, body := get(t, base+"/api/walks/"+id); status != 200 || body != text {
				t.Fatalf("round %d: the walk %s is lost: %d", round, id, status)
			}
		}
		after := 1 + rand.Int64N(900)
		var mu sync.Mutex
		var done atomic.Int64
		each(50, 1000, func(i int) {
			text := sharetest.Walk(fmt.Sprintf("Round %d, walk %d", round, i))
			r, err := http.Post(base+"/api/walks", "text/plain", strings.NewReader(text))
			if err != nil {
				return // the server is gone
			}
			defer r.Body.Close()
			var got share.Stored
			if r.StatusCode != http.StatusCreated || json.NewDecoder(r.Body).Decode(&got) != nil {
				return
			}
			mu.Lock()
			answered[got.ID] = text
			mu.Unlock()
			if done.Add(1) == after {
				kill()
			}
		})
		kill()
	}
	base, kill := serveApart(t, dir)
	defer kill()
	for id, text := range answered {
		if status, body := get(t, base+"/api/walks/"+id); status != 200 || body != text {
			t.Fatalf("the walk %s is lost: %d", id, status)
		}
	}
	t.Logf("%d walks were answered, and all are there", len(answered))
	if len(answered) < 100 {
		t.Error("too few to say anything")
	}
}

// serveApart starts a server in a process of its own. Kill ends it as power does, and may be called again.
func serveApart(t *testing.T, dir string) (base string, kill func()) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), serveIn+"="+dir)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	kill = sync.OnceFunc(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	t.Cleanup(kill)
	base, err = bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(base), kill
}

func sample(all map[string]string, n int) map[string]string {
	some := map[string]string{}
	for id, text := range all {
		if len(some) == n {
			break
		}
		some[id] = text
	}
	return some
}

// each does something n times, from so many clients at once.
func each(clients, n int, do func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	group.Wait()
}

// TestLoad: fifty clients read ten thousand times and store a thousand walks, and none sees an error.
func TestLoad(t *testing.T) {
	_, server := start(t, native.Config{Unlimited: true})
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 50}, Timeout: time.Minute}
	defer client.CloseIdleConnections()
	var failed atomic.Int64
	ids := make([]string, 1000)
	ask := func(method, path, body string) string {
		r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(body))
		if err != nil {
			failed.Add(1)
			return ""
		}
		got, err := client.Do(r)
		if err != nil {
			failed.Add(1)
			return ""
		}
		defer got.Body.Close()
		read, err := io.ReadAll(got.Body)
		if err != nil || got.StatusCode != 200 && got.StatusCode != 201 {
			failed.Add(1)
		}
		return string(read)
	}
	each(50, 1000, func(i int) {
		var stored share.Stored
		if json.Unmarshal([]byte(ask("POST", "/api/walks", sharetest.Walk(fmt.Sprint("Walk ", i)))), &stored) == nil {
			ids[i] = stored.ID
		}
	})
	each(50, 10_000, func(i int) {
		if got := ask("GET", "/api/walks/"+ids[i%1000], ""); got != sharetest.Walk(fmt.Sprint("Walk ", i%1000)) {
			failed.Add(1)
		}
	})
	if n := failed.Load(); n > 0 {
		t.Errorf("%d of 11,000 failed", n)
	}
}
