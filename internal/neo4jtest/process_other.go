//go:build !linux

package neo4jtest

import "os/exec"

// startDying starts a command and closes done when it has ended.
func startDying(cmd *exec.Cmd, done chan struct{}) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() {
		cmd.Wait() // how it ended does not matter
		close(done)
	}()
	return nil
}
