"""A package imports what is asked of it, from the outside in."""

import sys

import pytest

from tests.unit.runtime.conftest import PACKAGE


@pytest.mark.usefixtures("site")
def test_packages_are_imported_before_what_is_in_them(monkeypatch):
    from importlib import import_module

    lazy = import_module(f"{PACKAGE}._lazy")
    order = []

    def recorded(module, package):
        order.append(module)
        return sys.modules[lazy.__name__]

    monkeypatch.setattr(lazy, "import_module", recorded)
    get, _ = lazy.attach(lazy.__name__, ".a.b.c attach")
    assert get("attach") is lazy.attach
    assert order == [".a", ".a.b", ".a.b.c"]
