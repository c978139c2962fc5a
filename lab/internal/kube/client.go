// Package kube speaks to the lab's API server with what the lab needs of it: get, apply, delete. It depends on nothing of
// Kubernetes, so the lab's own program stays small and quick to build.
package kube

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/pki"
)

// Client is an administrator's client.
type Client struct{ http *http.Client }

// StatusError is an answer other than success.
type StatusError struct {
	Code          int
	Path, Message string
}

func (e *StatusError) Error() string { return fmt.Sprintf("%s: %d %s", e.Path, e.Code, e.Message) }

// New reads the administrator's certificate of the lab.
func New(state layout.State) (*Client, error) {
	authority, err := os.ReadFile(state.PKI("ca.crt"))
	if err != nil {
		return nil, err
	}
	certificate, err := tls.LoadX509KeyPair(state.PKI(pki.Admin+".crt"), state.PKI(pki.Admin+".key"))
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority)
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{certificate}},
		IdleConnTimeout: 5 * time.Second,
	}
	return &Client{&http.Client{Transport: transport, Timeout: 10 * time.Second}}, nil
}

func (c *Client) do(ctx context.Context, method, path, contentType string, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, layout.APIServer()+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode >= 300 {
		return nil, &StatusError{response.StatusCode, path, strings.TrimSpace(string(content))}
	}
	return content, nil
}

// Get reads one object or a list into the value.
func (c *Client) Get(ctx context.Context, path string, into any) error {
	content, err := c.do(ctx, http.MethodGet, path, "", nil)
	if err != nil {
		return err
	}
	return json.Unmarshal(content, into)
}

// Ready says whether the API server calls itself ready.
func (c *Client) Ready(ctx context.Context) bool {
	_, err := c.do(ctx, http.MethodGet, "/readyz", "", nil)
	return err == nil
}

// Apply sends one manifest (YAML) by server-side apply to the object's path.
func (c *Client) Apply(ctx context.Context, path string, manifest []byte) error {
	_, err := c.do(ctx, http.MethodPatch, path+"?fieldManager=hearth-lab&force=true", "application/apply-patch+yaml", manifest)
	return err
}

// Delete removes one object at once, without grace.
func (c *Client) Delete(ctx context.Context, path string) error {
	_, err := c.do(ctx, http.MethodDelete, path+"?gracePeriodSeconds=0", "", nil)
	return err
}
