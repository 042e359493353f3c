"""What the project is for, in full: a gateway of 122 files and 296 operations."""

import ast
import json
import shutil
from collections import Counter
from importlib import import_module

import pytest
import yaml
from pydantic import TypeAdapter

import specgen
from specgen import cli


@pytest.fixture(scope="module")
def symbols(bifrost):
    """The table of symbols in specgen.lock."""
    return json.loads((bifrost.folder / "specgen.lock").read_text())["symbols"]


@pytest.fixture(scope="module")
def documents(corpus):
    """Every file of the specification, read by somebody else's parser."""
    root = corpus / "bifrost"
    return {
        path.relative_to(root).as_posix(): yaml.safe_load(path.read_text())
        for path in sorted(root.rglob("*.yaml"))
    }


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def test_the_corpus_is_the_one_that_was_meant(documents):
    assert len(documents) == 122
    assert sum(1 for document in documents.values() for _ in references(document)) == (
        2274
    )


def test_a_dangling_reference_stops_the_build(corpus, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    document = str(corpus / "bifrost" / "openapi.yaml")
    code = cli.run(["build", document, "-o", "out", "--package", "bifrost_models"])
    assert code == cli.Exit.SPECIFICATION
    said = capsys.readouterr().err
    (line,) = [line for line in said.splitlines() if " error[" in line]
    assert "paths/management/mcp.yaml:233:15: error[ref-not-found]: " in line
    assert "'../../openapi.yaml#/components/responses/NotFound' does not exist" in line
    below = said.partition(line)[2].splitlines()
    assert below[1].startswith(" 233 | ")
    assert below[3].endswith("there are only 'BadRequest' and 'InternalError'")
    assert "1 error" in said
    assert "nothing was written" in said
    assert not (tmp_path / "out").exists()


def test_it_can_be_let_pass(bifrost):
    warnings = [d for d in bifrost.result.diagnostics if d.severity == "warning"]
    assert [d.code for d in warnings] == ["ref-not-found"]


def named_schemas(documents):
    """Every schema that a file gives a name: its place and that name."""
    for uri, document in documents.items():
        if uri.startswith("schemas/"):
            for name in document:
                yield f"{uri}#/{name}", name
    for name in documents["openapi.yaml"]["components"]["schemas"]:
        yield f"openapi.yaml#/components/schemas/{name}", name


def test_every_schema_has_its_own_name(bifrost, documents, symbols, importing):
    named = dict(named_schemas(documents))
    assert len(named) > 700
    assert named.keys() <= symbols.keys()
    with importing(bifrost.folder, bifrost.name):
        for place, name in named.items():
            module, _, symbol = symbols[place]["model"].partition(":")
            assert symbol == name, place
            assert getattr(import_module(module), symbol) is not None


def test_every_symbol_can_be_imported(bifrost, symbols, importing):
    with importing(bifrost.folder, bifrost.name):
        for entry in symbols.values():
            for symbol in entry.values():
                module, _, name = symbol.partition(":")
                assert hasattr(import_module(module), name), symbol


def test_pure_aliases_survive(bifrost, documents, symbols, importing):
    schemas = documents["openapi.yaml"]["components"]["schemas"]
    renamed = {
        name: schema["$ref"].rpartition("/")[2]
        for name, schema in schemas.items()
        if schema["$ref"].rpartition("/")[2] != name
    }
    with importing(bifrost.folder, bifrost.name) as package:
        assert all(hasattr(package, name) for name in schemas)
        for name, target in renamed.items():
            assert getattr(package, name) == getattr(package, target)


def test_no_definition_is_written_twice(bifrost, symbols):
    """What modules define, and what the lock says that schemas became, is the same."""
    defined: Counter[str] = Counter()
    for side in ("models", "enums"):
        for path in (bifrost.package / side).rglob("*.py"):
            module = ".".join(path.relative_to(bifrost.folder).with_suffix("").parts)
            for node in ast.parse(path.read_text()).body:
                match node:
                    case ast.ClassDef(name=name):
                        defined[f"{module}:{name}"] += 1
                    case ast.AnnAssign(target=ast.Name(id=name)):
                        defined[f"{module}:{name}"] += 1
                    case ast.Assign(targets=[ast.Name(id=name)]) if name[0] != "_":
                        defined[f"{module}:{name}"] += 1
    assert set(defined.values()) == {1}
    told = {entry["model"] for entry in symbols.values() if "model" in entry}
    assert len(defined) == len(told)


def test_streams_of_operations(bifrost, documents, importing):
    operations = set()
    for item in documents["openapi.yaml"]["paths"].values():
        uri, _, key = item["$ref"].removeprefix("./").partition("#/")
        for operation in documents[uri][key.replace("~1", "/")].values():
            contents = json.dumps(operation)
            if isinstance(operation, dict) and '"text/event-stream"' in contents:
                operations.add(operation["operationId"])
    with importing(bifrost.folder, bifrost.name) as package:
        assert set(package.STREAMS) == operations
        assert len(package.STREAMS) == 49
        assert len({id(stream) for stream in package.STREAMS.values()}) == 13


ALONE = """
import importlib, os, traceback

def alone(module):
    child = os.fork()
    if child == 0:
        try:
            importlib.import_module(module)
            assert {pydantic} or "pydantic" not in sys.modules, "imports pydantic"
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0

if {pydantic}:
    from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
failed = [module for module in {modules} if not alone(module)]
assert not failed, failed
"""


def needs_pydantic(module: str) -> bool:
    parts = module.split(".")
    kinds = ("models", "events", "_base", "_sse", "_streams", "_unions")
    return len(parts) > 1 and parts[1] in kinds


def test_every_module_imports_alone(bifrost, fresh):
    """Each in an interpreter that has imported nothing else but, at most, pydantic."""
    modules = bifrost.modules()
    assert len(modules) > 150
    for pydantic in (True, False):
        chosen = [m for m in modules if needs_pydantic(m) is pydantic]
        fresh(ALONE.format(pydantic=pydantic, modules=chosen), bifrost.folder)


def test_some_modules_import_in_fresh_interpreters(bifrost, fresh):
    for module in bifrost.modules()[::25]:
        fresh(f"import {module}", bifrost.folder)


EVERYTHING = """
import importlib
from pydantic import BaseModel, TypeAdapter
from typing_extensions import is_typeddict
count = 0
for name in {modules}:
    module = importlib.import_module(name)
    for key, value in list(vars(module).items()):
        if getattr(value, "__module__", None) != name:
            continue
        if isinstance(value, type) and issubclass(value, BaseModel):
            assert value.model_rebuild(force=True) is not False
            assert value.__pydantic_complete__, key
            count += 1
        elif is_typeddict(value):
            TypeAdapter(value)
            count += 1
print(count)
"""


def test_every_model_and_param_builds(bifrost, fresh):
    generated = [name for name in bifrost.modules() if name.count(".") > 1]
    script = EVERYTHING.format(modules=generated)
    assert int(fresh(script, bifrost.folder)) > 900


def test_every_type_of_the_lock_is_a_type(bifrost, symbols, importing):
    with importing(bifrost.folder, bifrost.name):
        for entry in symbols.values():
            for side in ("model", "param"):
                if side in entry:
                    module, _, name = entry[side].partition(":")
                    TypeAdapter(getattr(import_module(module), name))


# ------------------------------------------------------------------- check


@pytest.fixture
def project(corpus, bifrost, tmp_path, monkeypatch):
    """A configured project that was just built."""
    shutil.copytree(bifrost.folder, tmp_path / "generated")
    shutil.rmtree(tmp_path / "generated" / bifrost.name / "__pycache__", True)
    (tmp_path / "specgen.toml").write_text(
        f'input = "{corpus / "bifrost" / "openapi.yaml"}"\n'
        'package = "bifrost_models"\nunresolved = "warn"\n'
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path / "generated"


def findings() -> dict[str, str]:
    result = specgen.check()
    return {
        item.message: item.code
        for item in result.diagnostics
        if item.code.startswith("output-")
    }


def test_check_passes_on_what_was_built(project):
    assert specgen.check().ok
    assert cli.run(["check", "--fast"]) == cli.Exit.OK


def test_check_names_what_is_not_as_built(project, capsys):
    package = project / "bifrost_models"
    edited = package / "models" / "inference" / "images.py"
    edited.write_text(edited.read_text().replace("n: ", "m: ", 1))
    (package / "params" / "inference" / "images.py").unlink()
    (package / "models" / "mine.py").write_text("X = 1\n")
    found = findings()
    assert sorted(found.values()) == [
        "output-edited",
        "output-left-over",
        "output-missing",
    ]
    messages = "\n".join(found)
    assert "models/inference/images.py was edited since it was written" in messages
    assert "params/inference/images.py is missing" in messages
    assert "models/mine.py is left over: specgen did not write it" in messages
    for arguments in (["check"], ["check", "--fast"]):
        assert cli.run(arguments) == cli.Exit.FOUND
        said = capsys.readouterr().err
        assert "models/inference/images.py" in said
        assert "+" in said
    assert (package / "models" / "mine.py").exists()


def test_a_build_mends_it(project):
    edited = project / "bifrost_models" / "models" / "inference" / "images.py"
    before = edited.read_text()
    edited.write_text("")
    assert specgen.build().ok
    assert edited.read_text() == before
    assert specgen.check().ok
