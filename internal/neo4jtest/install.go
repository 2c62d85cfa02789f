package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// install gives the Java to run with and the folder of the server's jars, which it fetches once.
func install(ctx context.Context) (java, lib string, err error) {
	unlock, err := lockFile("install")
	if err != nil {
		return "", "", err
	}
	defer unlock()
	dir, err := CacheDir()
	if err != nil {
		return "", "", err
	}
	lib = filepath.Join(dir, Version(), "lib")
	_, err = os.Stat(lib)
	fetched := err == nil
	java = findJava(ctx)
	mvn, _ := exec.LookPath("mvn")
	if java == "" || (mvn == "" && !fetched) {
		if err := aptInstall(ctx, java == "", mvn == "" && !fetched); err != nil {
			return "", "", fmt.Errorf("%w (%w)", errNoWay, err)
		}
		java = findJava(ctx)
		mvn, _ = exec.LookPath("mvn")
	}
	if java == "" || (mvn == "" && !fetched) {
		return "", "", errNoWay
	}
	if !fetched {
		err = fetchJars(ctx, mvn, lib)
	}
	return java, lib, err
}

var javaVersion = regexp.MustCompile(`version "(\d+)`)

// findJava gives a Java that is new enough for the server, "" if there is none.
func findJava(ctx context.Context) string {
	least := 17
	if !strings.HasPrefix(Version(), "5.") {
		least = 21
	}
	var tries []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		tries = append(tries, filepath.Join(home, "bin", "java"))
	}
	for _, t := range append(tries, "java") {
		path, err := exec.LookPath(t)
		if err != nil {
			continue
		}
		out, err := exec.CommandContext(ctx, path, "-version").CombinedOutput()
		m := javaVersion.FindSubmatch(out)
		if err != nil || m == nil {
			continue
		}
		if n, err := strconv.Atoi(string(m[1])); err == nil && n >= least {
			return path
		}
	}
	return ""
}

// aptInstall installs what is missing on Debian, as root.
func aptInstall(ctx context.Context, java, maven bool) error {
	apt, err := exec.LookPath("apt-get")
	if err != nil || os.Getuid() != 0 {
		return fmt.Errorf("they are missing, and only root on Debian can be helped")
	}
	args := []string{"install", "-y", "--no-install-recommends"}
	if java {
		args = append(args, "openjdk-17-jre-headless")
	}
	if maven {
		args = append(args, "maven")
	}
	for _, a := range [][]string{{"update"}, args} {
		cmd := exec.CommandContext(ctx, apt, a...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("apt-get %s: %w\n%s", a[0], err, out[max(0, len(out)-1000):])
		}
	}
	return nil
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>policygraph</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>%[1]s</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>%[1]s</version></dependency>
  </dependencies>
</project>
`

// fetchJars lets Maven copy the server's jars to lib, which appears whole or not at all.
func fetchJars(ctx context.Context, mvn, lib string) error {
	tmp, err := os.MkdirTemp("", "policygraph-maven-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if err := os.WriteFile(filepath.Join(tmp, "pom.xml"), fmt.Appendf(nil, pom, Version()), 0o644); err != nil {
		return err
	}
	if err := os.RemoveAll(lib + ".part"); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, mvn, "-B", "-q", "-f", filepath.Join(tmp, "pom.xml"),
		"dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+lib+".part")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("fetch Neo4j %s with Maven: %w\n%s", Version(), err, out[max(0, len(out)-2000):])
	}
	return os.Rename(lib+".part", lib)
}
