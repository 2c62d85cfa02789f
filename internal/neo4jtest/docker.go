package neo4jtest

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// image is the server in Docker.
func image() string {
	if v := Version(); !strings.HasPrefix(v, "5.26") {
		return "neo4j:" + v + "-community"
	}
	return "neo4j:5.26-community"
}

// docker runs the server as a container.
type docker struct {
	o    Options
	name string
	made bool
}

func dockerAnswers(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return exec.CommandContext(ctx, "docker", "version", "--format", "{{.Server.Version}}").Run() == nil
}

func newDocker(o Options) runner {
	return &docker{o: o, name: fmt.Sprintf("policygraph-neo4j-%d", o.Port)}
}

func (d *docker) start(ctx context.Context) error {
	if d.made {
		return run(ctx, "docker", "start", d.name)
	}
	port := fmt.Sprint(d.o.Port)
	args := []string{"run", "--detach", "--name", d.name, "--publish", "127.0.0.1:" + port + ":7687", "--env", "NEO4J_AUTH=" + User + "/" + Password}
	settings := map[string]string{
		"server.bolt.advertised_address": "127.0.0.1:" + port, "server.memory.heap.max_size": d.o.Heap,
		"server.memory.pagecache.size": "128m", "dbms.usage_report.enabled": "false", "db.tx_log.preallocate": "false",
	}
	for k, v := range d.o.Settings {
		settings[k] = v
	}
	for k, v := range settings {
		k = strings.NewReplacer("_", "__", ".", "_").Replace(k)
		args = append(args, "--env", "NEO4J_"+k+"="+v)
	}
	if d.o.Data != "" {
		args = append(args, "--volume", d.o.Data+":/data")
	}
	err := run(ctx, "docker", append(args, image())...)
	d.made = err == nil
	return err
}

func run(ctx context.Context, name string, args ...string) error {
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, args[0], err, out)
	}
	return nil
}

func (d *docker) stop() error { return d.do("stop") }
func (d *docker) kill() error { return d.do("kill") }

func (d *docker) freeze(on bool) error {
	if on {
		return d.do("pause")
	}
	return d.do("unpause")
}

func (d *docker) do(verb string) error {
	if !d.made {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	return run(ctx, "docker", verb, d.name)
}

func (d *docker) running() bool {
	out, err := exec.Command("docker", "inspect", "--format", "{{.State.Running}}", d.name).Output()
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

func (d *docker) log() string {
	out, err := exec.Command("docker", "logs", "--tail", "50", d.name).CombinedOutput()
	if err != nil {
		return err.Error()
	}
	return string(out)
}

func (d *docker) remove() error {
	if !d.made {
		return nil
	}
	return run(context.Background(), "docker", "rm", "--force", "--volumes", d.name)
}
