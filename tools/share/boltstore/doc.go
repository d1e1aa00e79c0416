// Package boltstore keeps the walks of a share service in one bbolt file. What Put has answered is on the disk.
package boltstore
