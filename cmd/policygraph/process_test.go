//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program copies the test binary, which under this name is the program itself, to a folder that every user may
// read, and returns the folder.
func program(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "policygraph")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{os.Chmod(dir, 0o755), os.WriteFile(filepath.Join(dir, "policygraph"), b, 0o755), os.Mkdir(filepath.Join(dir, "work"), 0o755)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// command is a run of the program in its work folder, whose standard error is gathered.
func command(dir string, args ...string) (*exec.Cmd, *gathered) {
	cmd := exec.Command(filepath.Join(dir, "policygraph"), args...)
	cmd.Dir = filepath.Join(dir, "work")
	out := &gathered{}
	cmd.Stderr = out
	return cmd, out
}

// gathered is output that may be read while it is written.
type gathered struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (g *gathered) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.b.Write(p)
}

func (g *gathered) String() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.b.String()
}

// await waits until the output holds the words.
func (g *gathered) await(t *testing.T, words string) {
	t.Helper()
	for range 2400 {
		if strings.Contains(g.String(), words) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %q; got %q", words, g.String())
}

// running waits until a started ingest has opened its store; from then on it minds interrupts.
func running(t *testing.T, dir string) {
	t.Helper()
	for range 2400 {
		if _, err := os.Stat(filepath.Join(dir, "work", "policygraph.db")); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the program did not start")
}

func code(err error) int {
	var x *exec.ExitError
	if errors.As(err, &x) {
		return x.ExitCode()
	}
	if err != nil {
		return -1
	}
	return 0
}

// Root reads everything, so the program is run as another user where the tests are run by root.
func TestWithoutRights(t *testing.T) {
	dir := program(t)
	work := filepath.Join(dir, "work")
	in := filepath.Join(work, "in")
	write := func(name, text string, mode os.FileMode) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(in, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(in, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "福州日报讯 市委书记张明远主持召开会议。", 0o644)
	write("b.txt", "福州日报讯 市长李海波主持召开会议。", 0)
	write("closed/c.txt", "福州日报讯 市长李海波主持召开会议。", 0o644)
	write("z.txt", "福州日报讯 副市长王长海主持召开会议。", 0o644)
	closed := filepath.Join(in, "closed")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(closed, 0o755) })
	cmd, out := command(dir, "ingest", "in")
	if os.Geteuid() == 0 {
		const nobody = 65534
		if err := os.Chown(work, nobody, nobody); err != nil {
			t.Fatal(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	err := cmd.Run()
	if code(err) != exitDocuments {
		t.Errorf("exit code %d, want %d: %v", code(err), exitDocuments, err)
	}
	for _, want := range []string{"in/b.txt: no right to read it (permission denied)\n", "in/closed: no right to read it (permission denied)\n", "2 read, 0 unchanged, 2 failed"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("standard error lacks %q:\n%s", want, out)
		}
	}
}

// records writes n records to a pipe.
func records(t *testing.T, w io.Writer, from, n int) {
	t.Helper()
	for i := from; i < from+n; i++ {
		if _, err := fmt.Fprintf(w, `{"id":"r%d","outlet":"福州日报","text":"市委书记张明远主持召开第%d次会议。"}`+"\n", i, i); err != nil {
			t.Fatal(err)
		}
	}
}

func TestInterruptOnceFinishesTheBatch(t *testing.T) {
	dir := program(t)
	cmd, out := command(dir, "ingest", "-", "--batch", "8")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	records(t, in, 0, 70)
	running(t, dir)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	out.await(t, "finishing what was begun")
	// It ends when it next looks up from reading: by what comes now, if it is not gone already.
	fmt.Fprintln(in, `{"id":"last","text":"福州市委书记张明远主持召开会议。"}`)
	if err := cmd.Wait(); code(err) != exitInterrupted {
		t.Fatalf("exit code %d, want %d: %s", code(err), exitInterrupted, out)
	}
	var done int
	if _, err := fmt.Sscanf(out.String()[strings.Index(out.String(), "documents"):], "documents %d read", &done); err != nil || done > 71 {
		t.Fatalf("%v: %s", err, out)
	}
	cmd, out = command(dir, "ingest", "-")
	var all bytes.Buffer
	records(t, &all, 0, 70)
	cmd.Stdin = &all
	if err := cmd.Run(); code(err) != exitOK {
		t.Fatalf("exit code %d: %s", code(err), out)
	}
	var read, unchanged int
	if _, err := fmt.Sscanf(out.String()[strings.Index(out.String(), "documents"):], "documents %d read, %d unchanged, 0 failed", &read, &unchanged); err != nil || read+unchanged != 70 || unchanged < done-1 {
		t.Errorf("going on after %d: %v: %s", done, err, out)
	}
}

func TestInterruptTwiceStopsAtOnce(t *testing.T) {
	dir := program(t)
	cmd, out := command(dir, "ingest", "-")
	in, err := cmd.StdinPipe() // open and silent: nothing but the second interrupt ends this
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	records(t, in, 0, 3)
	running(t, dir)
	for _, s := range []string{"finishing what was begun", ""} {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		out.await(t, s)
	}
	if err := cmd.Wait(); code(err) != exitInterrupted {
		t.Fatalf("exit code %d, want %d: %s", code(err), exitInterrupted, out)
	}
}
