"""Starts one process, waits for it, and tells what it took.

    python -I -S launch.py FD COMMAND...

On Linux a process is born with the peak of memory of the process that starts it. So
what is measured is started from here, where there is next to nothing, and never by the
benchmark, which holds whole specifications. Seconds of wall clock, seconds of the
processor, the peak as the system counts it and the exit code go to the descriptor FD.
"""

import os
import sys
import time

descriptor, command = int(sys.argv[1]), sys.argv[2:]
begun = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(pid, 0)
seconds = time.perf_counter() - begun
code = os.waitstatus_to_exitcode(status)
cpu = usage.ru_utime + usage.ru_stime
os.write(descriptor, f"{seconds} {cpu} {usage.ru_maxrss} {code}".encode())
