package kube

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Final marks an error that waiting will not mend.
type Final struct{ Err error }

func (f Final) Error() string { return f.Err.Error() }

// Wait asks again and again until done says yes, fails for good (Final) or time is up; its last
// explanation is then part of the error.
func Wait(ctx context.Context, limit time.Duration, what string, done func(context.Context) (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	for {
		ok, err := done(ctx)
		if ok {
			return nil
		}
		if final := (Final{}); errors.As(err, &final) {
			return fmt.Errorf("%s not reached: %w", what, err)
		}
		select {
		case <-ctx.Done():
			if err != nil {
				return fmt.Errorf("%s not reached within %s: %w", what, limit, err)
			}
			return fmt.Errorf("%s not reached within %s", what, limit)
		case <-time.After(100 * time.Millisecond):
		}
	}
}
