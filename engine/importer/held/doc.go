// Package held says what keeps a walk from being handed on.
package held
