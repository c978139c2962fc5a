// Package steps tells a person what is being done and how long it took. It may print and nothing else.
package steps

import (
	"fmt"
	"io"
	"time"
)

// Report prints one line a step.
type Report struct {
	out   io.Writer
	begun time.Time
}

// New starts the clock of a report.
func New(out io.Writer) *Report { return &Report{out: out, begun: time.Now()} }

// Do runs one step and says how long it took. The error names the step.
func (r *Report) Do(name string, step func() error) error {
	begun := time.Now()
	if err := step(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	_, err := fmt.Fprintf(r.out, "  %-44s %6.1f s\n", name, time.Since(begun).Seconds())
	return err
}

// Say prints a line that belongs to the running step.
func (r *Report) Say(format string, args ...any) {
	fmt.Fprintf(r.out, "    "+format+"\n", args...)
}

// Elapsed is the time since the report began.
func (r *Report) Elapsed() time.Duration { return time.Since(r.begun) }
