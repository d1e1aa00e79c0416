package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/cedar-policy/cedar-go"
	"github.com/minio/pkg/v3/policy"
)

// minio is MinIO's check of one identity policy for S3. It knows neither trust policies nor sts:AssumeRole.
func minio(request string) ([]*contender, error) {
	text, err := os.ReadFile(filepath.Join(requests, request, "minio.json"))
	if err != nil {
		return nil, err
	}
	allows, err := minioRequest(text)
	if err != nil {
		return nil, fmt.Errorf("minio.json: %w", err)
	}
	if !allows() {
		return nil, errors.New("MinIO does not allow it")
	}
	return []*contender{inProcess(request, minioName, func() { allows() })}, nil
}

// minioRequest reads a request of MinIO's with its policy.
func minioRequest(text []byte) (allows func() bool, err error) {
	var file struct {
		Request policy.Args
		Policy  json.RawMessage
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, err
	}
	p, err := policy.ParseConfig(bytes.NewReader(file.Policy))
	if err != nil {
		return nil, err
	}
	return func() bool { return p.IsAllowed(file.Request) }, nil
}

// cedarGo is cedar-go's authorizer on policies that say the same in Cedar.
func cedarGo(request string) ([]*contender, error) {
	policies, err := os.ReadFile(filepath.Join(requests, request, "policies.cedar"))
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(requests, request, "cedar.json"))
	if err != nil {
		return nil, err
	}
	allows, err := cedarRequest(policies, text)
	if err != nil {
		return nil, fmt.Errorf("cedar.json, policies.cedar: %w", err)
	}
	if !allows() {
		return nil, errors.New("cedar-go does not allow it")
	}
	return []*contender{inProcess(request, cedarName, func() { allows() })}, nil
}

// cedarRequest reads a request of Cedar's and its policies.
func cedarRequest(policies, text []byte) (allows func() bool, err error) {
	set, err := cedar.NewPolicySetFromBytes("policies.cedar", policies)
	if err != nil {
		return nil, err
	}
	var r cedar.Request
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, err
	}
	entities := cedar.EntityMap{}
	return func() bool {
		decision, _ := cedar.Authorize(set, entities, r)
		return decision == cedar.Allow
	}, nil
}
