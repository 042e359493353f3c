"""What tests of references share: files on disk, documents in memory, and a look."""

import json

from specgen.diagnostics import Diagnostics
from specgen.dialect import DRAFT_2020_12
from specgen.resolve import Registry
from specgen.source import Location


class Spec:
    """A directory of files, and references from them."""

    def __init__(self, root, files=(), **options):
        self.root = root
        for name, text in dict(files).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text if isinstance(text, str) else json.dumps(text))
        self.diagnostics = Diagnostics()
        self.registry = Registry(root, None, self.diagnostics, **options)

    def target(self, ref, uri="openapi.yaml", pointer=""):
        assert self.registry.document(uri) is not None
        return self.registry.resolve(ref, Location(uri, f"{pointer}/$ref"))

    def id(self, ref, uri="openapi.yaml", pointer=""):
        found = self.target(ref, uri, pointer)
        return None if found is None else found.id

    @property
    def codes(self):
        return [diagnostic.code for diagnostic in self.diagnostics]

    @property
    def only(self):
        (diagnostic,) = self.diagnostics
        return diagnostic


def in_memory(document, dialect=DRAFT_2020_12, **resources):
    return Registry(None, {"": document, **resources}, default=dialect)


def resolved(registry, ref, pointer="", uri=""):
    assert registry.document(uri) is not None
    return registry.resolve(ref, Location(uri, f"{pointer}/$ref"))
