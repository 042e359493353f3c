"""Packages of files that name many things alike can be imported, module by module."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from random import Random

import pydantic

import specgen
from tests.fuzz.namesakes import ENTRY, specification

SPECIFICATIONS = 30


def test_each_module_is_imported_alone_and_each_type_is_built(tmp_path, importing):
    built = 0
    for seed in range(SPECIFICATIONS):
        chance = Random(seed)
        folder = tmp_path / str(seed)
        for path, document in specification(chance).items():
            file = folder / "spec" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(document))
        package, output = f"namesakes_{seed}", folder / "out"
        validation = chance.choice(("exact", "tolerant", "by-direction"))
        result = specgen.build(
            folder / "spec" / ENTRY, output, package=package, validation=validation
        )
        codes = {each.code for each in result.diagnostics if each.severity == "error"}
        assert codes <= {"ref-cycle"}, (seed, result.report())
        if result.ok:
            built += 1
            with importing(output, package):
                _import_all(output, package, chance)
    assert built > SPECIFICATIONS / 2


def _import_all(folder: Path, package: str, chance: Random) -> None:
    files = sorted(
        path.relative_to(folder) for path in folder.glob(f"{package}/**/*.py")
    )
    names = [".".join(path.with_suffix("").parts) for path in files]
    chance.shuffle(names)
    for name in names:
        for module in [each for each in sys.modules if each.startswith(package)]:
            del sys.modules[module]
        import_module(name.removesuffix(".__init__"))
    for name in names:
        module = import_module(name.removesuffix(".__init__"))
        for each, value in list(vars(module).items()):
            is_model = isinstance(value, type) and hasattr(value, "model_rebuild")
            if is_model and value.__module__ == module.__name__:
                value.model_rebuild()
            elif each.endswith("Param"):
                pydantic.TypeAdapter(value)
