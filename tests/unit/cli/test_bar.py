"""The progress bar: only on terminals, only when it takes a while, in no thread."""

import io
import threading
from contextlib import redirect_stderr

import pytest

from specgen.cli import console
from specgen.cli.console import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stderr: io.StringIO) -> str:
    """What a run of three stages writes."""
    with redirect_stderr(stderr):
        before = threading.active_count()
        bar = Bar()
        for stage in ("load", "parse", "emit"):
            bar(stage)
            assert threading.active_count() == before
        bar.close()
    return stderr.getvalue()


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(console, "_BAR_AFTER", -1)
    monkeypatch.setenv("TERM", "xterm")


def test_it_names_the_stages_and_goes_away():
    text = shown(Terminal())
    assert "load" in text
    assert "emit" in text
    assert text.endswith("\x1b[2K")


def test_a_short_run_has_none(monkeypatch):
    monkeypatch.setattr(console, "_BAR_AFTER", 60)
    assert not shown(Terminal())


def test_what_is_no_terminal_has_none():
    assert not shown(io.StringIO())
