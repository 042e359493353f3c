"""What datamodel-code-generator makes of the bundle: dataclasses and msgspec structs.

Owns: how that generator is called, and how its warnings and failures are told. Takes:
the specification as one document, whose schemas have the names that they have in
Python. Gives: a module for each target. Must not know: the plan. What specgen promises
of its own modules does not hold for these: only that Python can parse them, and that
black leaves them as they are.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from typing import Any

from specgen.config.settings import DMCG_TARGETS, Target
from specgen.diagnostics import Diagnostics
from specgen.emit.module import Files, path_of
from specgen.gate import formatted
from specgen.parse.document_kinds import is_bare_map
from specgen.source import Location


def emit_dmcg(
    targets: Sequence[Target],
    document: Any,
    package: str,
    uri: str,
    diagnostics: Diagnostics,
) -> Files:
    """One module for each of these `targets`, under its name, all from one `document`.

    What the generator warns of is a note on the entry document, which is known as
    `uri`; why it fails is an error.
    """
    at = Location(uri, "")
    try:
        import datamodel_code_generator  # noqa: F401 - is it there?
    except ImportError:
        diagnostics.report("target-unavailable", at, targets=" and ".join(targets))
        return {}
    if is_bare_map(document):
        problem = "it reads OpenAPI documents and single schemas, no maps of schemas"
        diagnostics.report("target-failed", at, made=targets[0], problem=problem)
        return {}
    files: Files = {}
    for target in targets:
        try:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always", UserWarning)
                text = _generated(target, document)
        except Exception as error:  # noqa: BLE001 - whatever it is, this led to it
            problem = f"{type(error).__name__}: {error}"
            diagnostics.report("target-failed", at, made=target, problem=problem)
            continue
        for said in dict.fromkeys(str(each.message) for each in caught):
            diagnostics.report("target-warning", at, made=target, problem=said)
        files[path_of(package, (target,))] = text
    return files


def _generated(target: Target, document: Any) -> str:
    """The module of a target, parsed and formatted.

    Raises whatever the generator does, and a `SyntaxError` for what is no Python.
    """
    from datamodel_code_generator import InputFileType, PythonVersion, generate
    from datamodel_code_generator.enums import DataModelType

    kinds = {
        "dataclass": DataModelType.DataclassesDataclass,
        "msgspec": DataModelType.MsgspecStruct,
    }
    is_openapi = "openapi" in document
    kind = InputFileType.OpenAPI if is_openapi else InputFileType.JsonSchema
    header = f'"""The {DMCG_TARGETS[target]} of datamodel-code-generator."""'
    found = generate(
        json.dumps(_without_ways_out(document)),
        input_file_type=kind,
        output_model_type=kinds[target],
        target_python_version=PythonVersion.PY_311,
        custom_file_header=header,
        allow_remote_refs=False,
        disable_timestamp=True,
        formatters=[],  # theirs go by what the working directory says
        keyword_only=True,
        use_field_description=True,
        use_schema_description=True,
    )
    text = str(found)  # one module, as it is told of no folder
    return formatted(text, target)


def _without_ways_out(value: Any) -> Any:
    """The value without references to other documents, which are to nothing.

    All others are inside of a bundle. The generator would look for these as well.
    """
    if isinstance(value, list):
        return list(map(_without_ways_out, value))
    if not isinstance(value, dict):
        return value
    ref = value.get("$ref")
    if isinstance(ref, str) and not ref.startswith("#"):
        return {}
    return {key: _without_ways_out(item) for key, item in value.items()}
