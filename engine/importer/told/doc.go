// Package told puts a case into the words and types of engine/importer/shown.
package told
