package registry

import (
	"io"
	"net"
	"os"
	"strings"
	"time"

	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/process"
)

func opener(path string) tarball.Opener {
	return func() (io.ReadCloser, error) { return os.Open(path) }
}

// Local is the name under which an image is kept in the lab's registry: its own name without the registry it was for.
// Short names of Docker Hub lose "library/" as well, as people write them.
func Local(reference string) string {
	first, rest, found := strings.Cut(reference, "/")
	if found && (strings.ContainsAny(first, ".:") || first == "localhost") {
		reference = rest
	}
	return layout.Registry() + "/" + strings.TrimPrefix(reference, "library/")
}

// Running says whether the lab's registry runs. Its address alone does not tell: while the lab is down, connections to it
// leave by the machine's default route, and some networks answer for everybody.
func Running(state layout.State) bool { return process.Alive(state, Process) && answers() }

func answers() bool {
	connection, err := net.DialTimeout("tcp", layout.Registry(), time.Second)
	if err != nil {
		return false
	}
	return connection.Close() == nil
}

// AsPodsSay turns a name in the lab's registry into the one that a pod's manifest uses.
func AsPodsSay(reference string) string {
	return layout.Image(strings.TrimPrefix(reference, layout.Registry()+"/"))
}
