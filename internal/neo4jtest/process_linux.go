package neo4jtest

import (
	"os/exec"
	"runtime"
	"syscall"
)

// startDying starts a command that the kernel kills when this process ends in whatever way, and closes
// done when the command has ended. The kernel watches the thread that started it, so that thread stays.
func startDying(cmd *exec.Cmd, done chan struct{}) error {
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended does not matter
		}
		close(done)
	}()
	return <-started
}
