package process

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// startTime is when the kernel started the process, in clock ticks since boot. A zombie counts as ended.
func startTime(pid int) (uint64, error) {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	return parseStat(string(content))
}

// parseStat reads fields 3 and 22 of proc_pid_stat(5); the second field, in parentheses, may itself hold anything.
func parseStat(stat string) (uint64, error) {
	after := stat[strings.LastIndexByte(stat, ')')+1:]
	fields := strings.Fields(after)
	if len(fields) < 20 {
		return 0, fmt.Errorf("unexpected content of a process's stat file: %q", stat)
	}
	if fields[0] == "Z" || fields[0] == "X" {
		return 0, fmt.Errorf("the process has ended")
	}
	return strconv.ParseUint(fields[19], 10, 64)
}
