package tls

import (
	"net"
	"testing"
)

// TestNothingConnects: nothing is sent or read that was meant to be encrypted, and nothing is listened to.
func TestNothingConnects(t *testing.T) {
	near, far := net.Pipe()
	defer near.Close()
	defer far.Close()
	c := Client(near, nil)
	if n, err := c.Write([]byte("secret")); n != 0 || err == nil {
		t.Errorf("%d bytes were written: %v", n, err)
	}
	if n, err := c.Read(make([]byte, 1)); n != 0 || err == nil {
		t.Errorf("%d bytes were read: %v", n, err)
	}
	if c.Handshake() == nil || c.HandshakeContext(t.Context()) == nil {
		t.Error("a handshake succeeds")
	}
	if c.NetConn() != near || c.ConnectionState() != (ConnectionState{}) {
		t.Error("the connection is another")
	}
	if _, err := Listen("tcp", "127.0.0.1:0", nil); err == nil {
		t.Error("it listens")
	}
	if _, err := NewListener(nil, nil).Accept(); err == nil {
		t.Error("it accepts")
	}
	if _, err := LoadX509KeyPair("", ""); err == nil {
		t.Error("there is a certificate")
	}
}

func TestClone(t *testing.T) {
	var none *Config
	if none.Clone() != nil {
		t.Error("nothing has a copy")
	}
	c := &Config{ServerName: "a"}
	if copied := c.Clone(); copied == c || copied.ServerName != "a" {
		t.Errorf("the copy is %+v", copied)
	}
}
