package kube

import (
	"context"
	"fmt"
	"time"
)

// Wait asks again and again until done says yes. Its last error or explanation is part of the error on timeout.
func Wait(ctx context.Context, limit time.Duration, what string, done func(context.Context) (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	for {
		ok, err := done(ctx)
		if ok {
			return nil
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
