// Package native runs the share service and the site in one server of this machine's: walks in a file, limits by
// sender, a log of requests, figures for Prometheus.
package native
