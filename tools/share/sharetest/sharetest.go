package sharetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"rolewalk/tools/share"
)

// Service is a running service.
type Service struct {
	// Base is its address, without a slash at its end.
	Base string
	// Client asks it; nil: one with a minute's patience.
	Client *http.Client
	// PNG says that it draws cards as PNG too.
	PNG bool
	// TakeDown takes a walk down as the service's administrator does; nil: it has none.
	TakeDown func(t *testing.T, id string)
}

// Tests are all tests, by name, in the order in which they run.
var Tests = []struct {
	Name string
	Run  func(*testing.T, *Service)
}{
	{"Post", testPost},
	{"PostTwice", testPostTwice},
	{"PostMediaTypes", testMediaTypes},
	{"PostTooLarge", testTooLarge},
	{"PostNotAWalk", testNotAWalk},
	{"PostHeld", testHeld},
	{"PostFromElsewhere", testElsewhere},
	{"Get", testGet},
	{"GetBytes", testBytes},
	{"GetUnchanged", testUnchanged},
	{"GetMissing", testMissing},
	{"Delete", testDelete},
	{"DeleteOfTwo", testDeleteOfTwo},
	{"DeleteRefused", testDeleteRefused},
	{"Page", testPage},
	{"PagePredicted", testPredicted},
	{"PageMissing", testPageMissing},
	{"Frame", testFrame},
	{"OEmbed", testOEmbed},
	{"OEmbedRefused", testOEmbedRefused},
	{"Card", testCard},
	{"Hostile", testHostile},
	{"Methods", testMethods},
	{"Health", testHealth},
}

// Run runs all tests against a service.
func Run(t *testing.T, s *Service) {
	if s.Client == nil {
		s.Client = &http.Client{Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		}}
	}
	for _, test := range Tests {
		t.Run(test.Name, func(t *testing.T) { test.Run(t, s) })
	}
	if s.TakeDown != nil {
		t.Run("TakenDown", func(t *testing.T) { testTakenDown(t, s) })
	}
}

// Walk is a walk whose first step is refused by the trust policy; the text differs with its title.
func Walk(title string) string {
	return fmt.Sprintf(`title %q
account 111111111111 dev {
  user ana { policy p {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}} }
}
account 222222222222 prod {
  role Deploy {
    trust {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "333333333333"}}}
  }
}
step "Ana asks for Deploy" { dev/ana assumes prod/Deploy as ci }
`, title)
}

// reply is an answer with its body read.
type reply struct {
	*http.Response
	body []byte
}

func (s *Service) do(t *testing.T, method, path, body string, headers ...string) reply {
	t.Helper()
	address := path
	if strings.HasPrefix(path, "/") {
		address = s.Base + path
	}
	request, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := s.Client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%s %s: without nosniff", method, path)
	}
	if len(response.Cookies()) > 0 {
		t.Errorf("%s %s: sets a cookie", method, path)
	}
	return reply{response, read}
}

// store stores a walk.
func (s *Service) store(t *testing.T, text string) share.Stored {
	t.Helper()
	r := s.do(t, "POST", "/api/walks", text, "Content-Type", "text/plain")
	if r.StatusCode != http.StatusCreated {
		t.Fatalf("storing a walk: %s: %s", r.Status, r.body)
	}
	return decode[share.Stored](t, r)
}

func decode[T any](t *testing.T, r reply) (v T) {
	t.Helper()
	if media := r.Header.Get("Content-Type"); !strings.HasPrefix(media, "application/json") {
		t.Errorf("the answer is %q, want JSON", media)
	}
	if err := json.Unmarshal(r.body, &v); err != nil {
		t.Fatalf("%v in %s", err, r.body)
	}
	return v
}

// refused checks a refusal: its status, and that it says why in a sentence.
func refused(t *testing.T, r reply, status int) {
	t.Helper()
	if r.StatusCode != status {
		t.Errorf("%s, want %d: %.200s", r.Status, status, r.body)
		return
	}
	why := decode[struct{ Error string }](t, r)
	if !strings.HasSuffix(why.Error, ".") {
		t.Errorf("%d says %q, want a sentence", status, why.Error)
	}
}

func has(t *testing.T, body []byte, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !bytes.Contains(body, []byte(w)) {
			t.Errorf("%q is not in %.2000s", w, body)
		}
	}
}

func hasNot(t *testing.T, body []byte, unwanted ...string) {
	t.Helper()
	for _, w := range unwanted {
		if bytes.Contains(body, []byte(w)) {
			t.Errorf("%q is in the answer", w)
		}
	}
}
