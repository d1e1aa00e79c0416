package tls

import (
	"context"
	"errors"
	"net"
)

var errNone = errors.New("tls: a Worker makes no connections")

// Certificate has nothing that could be read.
type Certificate struct{}

// Config is what net/http reads and sets in a configuration.
type Config struct {
	ServerName         string
	NextProtos         []string
	Certificates       []Certificate
	GetCertificate     func(*ClientHelloInfo) (*Certificate, error)
	GetConfigForClient func(*ClientHelloInfo) (*Config, error)
}

// ClientHelloInfo is what a client says first.
type ClientHelloInfo struct{}

// Clone returns a copy.
func (c *Config) Clone() *Config {
	if c == nil {
		return nil
	}
	copied := *c
	return &copied
}

// ConnectionState is what net/http reads of a connection.
type ConnectionState struct {
	NegotiatedProtocol         string
	NegotiatedProtocolIsMutual bool
}

// RecordHeaderError is what Go's package says of a client that does not speak TLS.
type RecordHeaderError struct {
	Msg          string
	RecordHeader [5]byte
	Conn         net.Conn
}

// Error implements error.
func (e RecordHeaderError) Error() string { return "tls: " + e.Msg }

// Conn is a connection that can do nothing but close.
type Conn struct{ net.Conn }

// Client takes a connection that stays without TLS.
func Client(c net.Conn, _ *Config) *Conn { return &Conn{c} }

// HandshakeContext fails.
func (*Conn) HandshakeContext(context.Context) error { return errNone }

// Handshake fails.
func (*Conn) Handshake() error { return errNone }

// ConnectionState is empty.
func (*Conn) ConnectionState() ConnectionState { return ConnectionState{} }

// Read fails: what was not encrypted is not read as if it was.
func (*Conn) Read([]byte) (int, error) { return 0, errNone }

// Write fails: nothing is sent unencrypted that was meant to be encrypted.
func (*Conn) Write([]byte) (int, error) { return 0, errNone }

// NetConn is the connection below.
func (c *Conn) NetConn() net.Conn { return c.Conn }

// NewListener returns a listener that accepts nothing.
func NewListener(inner net.Listener, _ *Config) net.Listener { return listener{inner} }

type listener struct{ net.Listener }

func (listener) Accept() (net.Conn, error) { return nil, errNone }

// Listen fails.
func Listen(string, string, *Config) (net.Listener, error) { return nil, errNone }

// LoadX509KeyPair fails.
func LoadX509KeyPair(string, string) (Certificate, error) { return Certificate{}, errNone }
