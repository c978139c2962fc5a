package registry

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const maxManifest = 4 << 20

// manifests writes every accepted manifest to disk: the registry underneath keeps them in memory only.
type manifests struct {
	folder string
	next   http.Handler
}

type kept struct {
	Path        string    `json:"path"`
	ContentType string    `json:"contentType"`
	Body        []byte    `json:"body"`
	At          time.Time `json:"at"`
}

func (m *manifests) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	if request.Method != http.MethodPut || !strings.Contains(request.URL.Path, "/manifests/") {
		m.next.ServeHTTP(response, request)
		return
	}
	body, err := io.ReadAll(io.LimitReader(request.Body, maxManifest))
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	request.Body = io.NopCloser(bytes.NewReader(body))
	seen := &statusRecorder{ResponseWriter: response, status: http.StatusOK}
	m.next.ServeHTTP(seen, request)
	if seen.status/100 == 2 {
		entry := kept{request.URL.Path, request.Header.Get("Content-Type"), body, time.Now()}
		if err := m.keep(entry); err != nil {
			fmt.Fprintln(os.Stderr, "manifest not kept:", err)
		}
	}
}

func (m *manifests) keep(entry kept) error {
	if err := os.MkdirAll(m.folder, 0o755); err != nil {
		return err
	}
	content, err := json.Marshal(entry)
	if err != nil {
		return err
	}
	path := filepath.Join(m.folder, url.PathEscape(entry.Path)+".json")
	if err := os.WriteFile(path+".new", content, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// replay puts the kept manifests in the order in which they came: an index refers to what came before it.
func (m *manifests) replay() error {
	files, err := filepath.Glob(filepath.Join(m.folder, "*.json"))
	if err != nil {
		return err
	}
	var entries []kept
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var entry kept
		if err := json.Unmarshal(content, &entry); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		entries = append(entries, entry)
	}
	slices.SortFunc(entries, func(a, b kept) int { return a.At.Compare(b.At) })
	for _, entry := range entries {
		request := httptest.NewRequest(http.MethodPut, entry.Path, bytes.NewReader(entry.Body))
		request.Header.Set("Content-Type", entry.ContentType)
		response := httptest.NewRecorder()
		m.next.ServeHTTP(response, request)
		if response.Code/100 != 2 {
			return fmt.Errorf("manifest %s is refused: %s", entry.Path, response.Body)
		}
	}
	return nil
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (r *statusRecorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}
