package native

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// What one sender may ask for: requests in a minute over time, and how many at once.
const (
	readsMinute  = 600
	readsAtOnce  = 200
	writesMinute = 20
	writesAtOnce = 20
)

// forgotten is after how long without a request a sender's address is forgotten: by then the limits are full again.
const forgotten = 2 * time.Minute

// mostSenders is how many addresses are held at once. Beyond it, the new ones share one limit.
const mostSenders = 100_000

// Limiter limits the requests of each sender. An address is held no longer than its limit is not full.
type Limiter struct {
	// Proxied says that a trusted proxy stands before the server and appends the sender's address to X-Forwarded-For.
	Proxied bool

	now     func() time.Time
	mu      sync.Mutex
	senders map[netip.Prefix]*sender
	swept   time.Time
}

type sender struct {
	reads, writes *rate.Limiter
	seen          time.Time
}

// NewLimiter returns a Limiter that has seen no request.
func NewLimiter(proxied bool) *Limiter {
	return &Limiter{Proxied: proxied, now: time.Now, senders: map[netip.Prefix]*sender{}}
}

// Exceeds says whether a request is more than its sender may make.
func (l *Limiter) Exceeds(r *http.Request) bool {
	now := l.now()
	l.mu.Lock()
	s := l.sender(l.from(r), now)
	l.mu.Unlock()
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return !s.reads.AllowN(now, 1)
	}
	return !s.writes.AllowN(now, 1)
}

func (l *Limiter) sender(from netip.Prefix, now time.Time) *sender {
	if now.Sub(l.swept) > forgotten {
		for address, s := range l.senders {
			if now.Sub(s.seen) > forgotten {
				delete(l.senders, address)
			}
		}
		l.swept = now
	}
	if l.senders[from] == nil && len(l.senders) >= mostSenders {
		from = netip.Prefix{}
	}
	s := l.senders[from]
	if s == nil {
		s = &sender{
			reads:  rate.NewLimiter(rate.Limit(readsMinute)/60, readsAtOnce),
			writes: rate.NewLimiter(rate.Limit(writesMinute)/60, writesAtOnce),
		}
		l.senders[from] = s
	}
	s.seen = now
	return s
}

// from is the network of the sender: an IPv4 address, or the /64 that one IPv6 customer has. Unreadable addresses share
// one.
func (l *Limiter) from(r *http.Request) netip.Prefix {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if l.Proxied {
		// The last address is the one that the proxy saw; those before it are what the sender claims.
		given := r.Header.Values("X-Forwarded-For")
		if len(given) > 0 {
			all := strings.Split(given[len(given)-1], ",")
			host = strings.TrimSpace(all[len(all)-1])
		}
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Prefix{}
	}
	bits := 64
	if address = address.Unmap(); address.Is4() {
		bits = 32
	}
	network, err := address.WithZone("").Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return network
}
