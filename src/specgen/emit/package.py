"""What makes modules a package: `__init__`s, the runtime, pyproject.toml, README."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from specgen import ir
from specgen.config import Config
from specgen.diagnostics import Diagnostics, Related
from specgen.emit.events import EventModules, event_classes, shown_stream
from specgen.emit.module import Files
from specgen.ir import TypeId
from specgen.layout import Module
from specgen.literals import docstring
from specgen.plan import FOLDERS, Plan, param_name
from specgen.pyexpr import quoted
from specgen.pylines import LINE
from specgen.render import Renderer, export_key, import_line, module_key, name_key
from specgen.source import split_id
from specgen.views import DistributionView, LinkView, PackageView

Exports = dict[str, Module]
"""Names by the module that has them."""

STREAM_RUNTIME = frozenset({"_sse.py", "_streams.py"})
"""The modules of the runtime that only a package with streams needs."""

_OF_RUNTIME: Mapping[str, Module] = {"Model": ("_base",), "UnknownVariant": ("_base",)}
_OF_STREAMS: Mapping[str, Module] = {
    "EventStream": ("_sse",),
    "StreamError": ("_sse",),
    "UnknownEvent": ("_sse",),
}


def emit_package(
    plan: Plan,
    modules: Collection[str],
    events: EventModules,
    distribution: DistributionView,
    renderer: Renderer,
    diagnostics: Diagnostics,
) -> Files:
    """Everything in the output folder but the `modules`, given by their paths."""
    package = plan.options.package
    sides = _sides(plan, modules, events)
    files = _folders(modules)
    for folder, exports in sides.items():
        streams = _stream_table(events) if folder == FOLDERS["events"] else ()
        title = f"All {folder} of the package."
        files |= _init(package, (folder,), title, exports, renderer, streams)
    root = _root_exports(plan, sides, diagnostics)
    if events.operations:
        root.setdefault("STREAMS", (FOLDERS["events"],))
    if events.files:
        root = {**_OF_STREAMS, **root}
    root = {**_OF_RUNTIME, **root}
    files |= _init(package, (), _summary(plan), root, renderer)
    for name, text in renderer.runtime():
        if events.files or name not in STREAM_RUNTIME:
            files[f"{package}/{name}"] = text
    files[f"{package}/py.typed"] = ""
    for template in ("pyproject.toml", "README.md"):
        files[template] = renderer.render(f"{template}.jinja", distribution)
    return files


def distribution_view(
    plan: Plan, config: Config, events: EventModules, needs_json_schema: bool
) -> DistributionView:
    """What the metadata and the README say of the distribution."""
    package = plan.options.package
    sent: list[ir.Type] = []
    read: list[ir.Type] = []
    for op in plan.spec.operations:
        (read if op.incoming else sent).extend(op.requests[:1])
        (sent if op.incoming else read).extend(op.responses[:1])
    stream = shown_stream(plan) if events.files else None
    return DistributionView(
        package=package,
        distribution=config.distribution or package.replace("_", "-"),
        version=config.version or normal_version(plan.spec.info.version),
        summary=_toml_string(_summary(plan)),
        needs_json_schema=needs_json_schema,
        has_streams=bool(events.files),
        model=next((_class(plan, n) for n in read if _class(plan, n)), ""),
        param=next((param_name(_class(plan, n)) for n in sent if _class(plan, n)), ""),
        stream=stream.instance if stream else "",
        events=event_classes(stream, plan) if stream else (),
    )


def _class(plan: Plan, node: ir.Type) -> str:
    """The class that a request or a response is an instance of, if it is one."""
    found = plan.resolved(node)
    return plan.names[found.id] if isinstance(found, ir.Object) else ""


def _summary(plan: Plan) -> str:
    """One line about the package, as long as package indexes let it be."""
    title = " ".join(plan.spec.info.title.split()) or plan.options.package
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    return f"{short}: models, params and events"


_LONGEST_TITLE = 400


def _toml_string(text: str) -> str:
    """A text as TOML has it: as JSON does, but that TOML has no bare DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def normal_version(text: str) -> str:
    """A version as packages have it (PEP 440); 0.0.0 where the text is none.

    Of what follows a version, such as the `-beta.1` of semantic versions, only that
    stays which says that it comes before; a date is the version that it reads like.
    """
    date = _DATE.fullmatch(text.strip())
    if date:
        return ".".join(str(int(part)) for part in date.groups())
    found = _VERSION.match(text.strip())
    if found is None:
        return "0.0.0"
    release, stage, number = found.groups()
    return f"{release}{_STAGES[stage.lower()]}{number or 0}" if stage else str(release)


_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_VERSION = re.compile(
    r"[vV]?([0-9]+(?:\.[0-9]+)*)"
    r"(?:[-._]?(alpha|beta|preview|pre|rc|a|b|c)(?![a-zA-Z])[-._]?([0-9]*))?"
)
_STAGES = {
    **dict.fromkeys(("a", "alpha"), "a"),
    **dict.fromkeys(("b", "beta"), "b"),
    **dict.fromkeys(("c", "rc", "pre", "preview"), "rc"),
}


def _sides(
    plan: Plan, modules: Iterable[str], events: EventModules
) -> dict[str, Exports]:
    """What each side offers: `models`, `params`, `enums`, `events`."""
    sides: dict[str, Exports] = {}
    models = {**plan.models.public, **plan.enums}
    sides["models"] = _unambiguous(plan, models)
    sides["enums"] = _unambiguous(plan, plan.enums)
    params = _unambiguous(plan, plan.params.public, param_name)
    for place in plan.switches:
        if place in plan.params.public:
            name = param_name(plan.names[place])
            for suffix in ("NonStreaming", "Streaming"):
                params[f"{name}{suffix}"] = plan.params.modules[place]
    sides["params"] = params
    sides["events"] = {
        n: module for module, names in events.names.items() for n in names
    }
    present = {path.split("/", 2)[1] for path in modules}
    return {folder: names for folder, names in sides.items() if folder in present}


def _unambiguous(
    plan: Plan,
    places: Mapping[TypeId, Module],
    spelled: Callable[[str], str] = str,
) -> Exports:
    """Names that only one definition has, or that the entry document gives to one."""
    found: dict[str, dict[TypeId, Module]] = {}
    for place, module in places.items():
        name = plan.names[place]
        found.setdefault(name, {})[place] = module
    exports: Exports = {}
    for name, homes in found.items():
        owner = chosen(plan, name, list(homes))
        if owner is not None:
            exports[spelled(name)] = homes[owner]
    return exports


def chosen(plan: Plan, name: str, places: list[TypeId]) -> TypeId | None:
    """The one of several definitions that a name stands for at the top, if one does."""
    if len(places) == 1:
        return places[0]
    for place in plan.spec.roots:
        if plan.names.get(place) == name:
            final = plan.finals[place]
            if final in places:
                return final
    return None


def _root_exports(
    plan: Plan, sides: Mapping[str, Exports], diagnostics: Diagnostics
) -> Exports:
    """What the package offers at its top: all that has one meaning."""
    homes: dict[str, TypeId] = {}
    for place in (*plan.models.public, *plan.enums):
        name = plan.names[place]
        earlier = homes.setdefault(name, place)
        if earlier != place and name not in sides.get("models", {}):
            diagnostics.report(
                "name-ambiguous",
                split_id(place)._replace(part="key"),
                related=(
                    Related("the other one", split_id(earlier)._replace(part="key")),
                ),
                name=name,
                module=".".join(plan.models.public.get(place) or plan.enums[place]),
                suggestion=f'choose a name: names."{place}" in the configuration',
            )
    exports: Exports = {}
    for folder in ("models", "params", "events"):
        for name, module in sides.get(folder, {}).items():
            exports.setdefault(name, module)
    return exports


def _init(
    package: str,
    here: Module,
    title: str,
    exports: Exports,
    renderer: Renderer,
    streams: tuple[LinkView, ...] = (),
) -> Files:
    """A package that loads what it offers when it is asked for, and its stub."""
    contents: dict[Module, list[str]] = {}
    for name, module in exports.items():
        contents.setdefault(module, []).append(name)
    by_module = {
        _from(here, module): sorted(names, key=name_key)
        for module, names in contents.items()
    }
    modules = sorted(by_module, key=module_key)
    offered = [*exports, *(["STREAMS"] if streams else [])]
    view = PackageView(
        docstring=docstring(title, ""),
        imports="\n".join(import_line(module, by_module[module]) for module in modules),
        exports=tuple(sorted(offered, key=export_key)),
        rows=tuple(
            row for module in modules for row in _rows(module, by_module[module])
        ),
        root="." * (len(here) + 1),
        streams=streams,
    )
    path = "/".join((package, *here, "__init__"))
    return {
        f"{path}.py": renderer.module("package.py.jinja", view),
        f"{path}.pyi": renderer.module("package.pyi.jinja", view),
    }


def _rows(module: str, names: list[str]) -> Iterator[str]:
    """The table rows of a module, none longer than a line unless one name is."""
    row = ""
    for name in names:
        if row and len(row) + len(name) + 1 > LINE:
            yield row
            row = ""
        row = f"{row or module} {name}"
    yield row


def _from(here: Module, module: Module) -> str:
    """The module as the package `here` names it."""
    if here and module[: len(here)] == here:
        return "." + ".".join(module[len(here) :])
    return "." * (len(here) + 1) + ".".join(module)


def _folders(modules: Iterable[str]) -> Files:
    """An `__init__` for each folder that has none of its own making."""
    folders: set[str] = set()
    for path in modules:
        folder = path.rpartition("/")[0]
        while folder.count("/") > 1 and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    files = {}
    for folder in sorted(folders):
        title = f"Modules of {folder.partition('/')[2]}."
        files[f"{folder}/__init__.py"] = docstring(title, "") + "\n"
    return files


def _stream_table(events: EventModules) -> tuple[LinkView, ...]:
    """Where the decoder of each operation is, from the package of the events."""
    folder = f".{FOLDERS['events']}"
    return tuple(
        LinkView(name=quoted(name), module=quoted(place.removeprefix(folder)))
        for name, place in sorted(events.operations.items())
    )
