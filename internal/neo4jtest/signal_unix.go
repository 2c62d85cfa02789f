//go:build unix

package neo4jtest

import "syscall"

func (l *local) freeze(on bool) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if on {
		return l.cmd.Process.Signal(syscall.SIGSTOP)
	}
	return l.cmd.Process.Signal(syscall.SIGCONT)
}
