"""Modules are rendered by copies of a process only where a copy is a sound one."""

import _thread
import os
from pathlib import Path

import pytest

from specgen.emit import parallel


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="this system does not count threads"
)
def test_a_process_with_threads_is_not_copied(monkeypatch):
    def fork():
        raise AssertionError("a copy has none of the threads, and all of their locks")

    monkeypatch.setattr(os, "fork", fork)
    monkeypatch.setattr(parallel, "WORTHWHILE", 1)
    waiting, done = _thread.allocate_lock(), _thread.allocate_lock()
    waiting.acquire()
    done.acquire()

    def unknown_to_python():
        waiting.acquire()
        done.release()

    _thread.start_new_thread(unknown_to_python, ())
    try:
        tasks = [(f"{n}.py", lambda n=n: f"{n}\n") for n in range(9)]
        with parallel.rendering(tasks) as finish:
            assert finish() == {f"{n}.py": f"{n}\n" for n in range(9)}
    finally:
        waiting.release()
        done.acquire()
