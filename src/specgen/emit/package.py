"""What makes modules a package: `__init__`s, their stubs, and what these offer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from specgen.diagnostics import Diagnostics, Related
from specgen.emit.distribution import summary
from specgen.emit.events import EventModules
from specgen.emit.module import Files
from specgen.ir import TypeId
from specgen.literals import docstring
from specgen.plan import Plan, param_name
from specgen.plan.layout import FOLDERS, Module
from specgen.plan.stream_names import OF_RUNTIME
from specgen.pyexpr import quoted
from specgen.pylines import LINE
from specgen.render import Renderer, export_key, import_line, module_key, name_key
from specgen.source import split_id
from specgen.views import LinkView, PackageView

Exports = dict[str, Module]
"""Names by the module that has them."""

_OF_RUNTIME: Mapping[str, Module] = {"Model": ("_base",), "UnknownVariant": ("_base",)}
_OF_STREAMS: Mapping[str, Module] = dict.fromkeys(OF_RUNTIME, ("_sse",))


def emit_package(
    plan: Plan,
    modules: Collection[str],
    sides: Mapping[str, Exports],
    events: EventModules,
    renderer: Renderer,
    diagnostics: Diagnostics,
) -> Files:
    """What makes a package of the `modules`, given by their paths."""
    package = plan.options.package
    files = _folders(modules)
    for folder, exports in sides.items():
        streams = _stream_table(events) if folder == FOLDERS["events"] else ()
        title = f"All {folder} of the package."
        files |= _init(package, (folder,), title, exports, renderer, streams)
    root = _root_exports(plan, sides, diagnostics)
    if events.operations:
        root.setdefault("STREAMS", (FOLDERS["events"],))
    if plan.options.has_models:
        root = {**_OF_RUNTIME, **root}
    files |= _init(package, (), summary(plan, sides), root, renderer)
    files[f"{package}/py.typed"] = ""
    return files


def sides_of(
    plan: Plan, modules: Iterable[str], events: EventModules
) -> dict[str, Exports]:
    """What each side offers that has any of the modules, by its folder."""
    sides: dict[str, Exports] = {}
    models = {**plan.models.public, **plan.enums}
    sides["models"] = _unambiguous(plan, models)
    params = _unambiguous(plan, plan.params.public, param_name)
    for place in plan.switches:
        if place in plan.params.public:
            name = param_name(plan.names[place])
            for suffix in ("NonStreaming", "Streaming"):
                params[f"{name}{suffix}"] = plan.params.modules[place]
    sides["params"] = params
    sides["enums"] = _unambiguous(plan, plan.enums)
    own = {n: module for module, names in events.names.items() for n in names}
    sides["events"] = {**_OF_STREAMS, **own}
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
    places: Mapping[TypeId, Module]
    if "models" in sides:
        places = {**plan.models.public, **plan.enums}
        _report_ambiguous(plan, places, sides["models"], str, diagnostics)
        if FOLDERS["events"] in sides:
            _report_names_of_streams(plan, places, diagnostics)
    elif "params" in sides:
        places = plan.params.public
        _report_ambiguous(plan, places, sides["params"], param_name, diagnostics)
    exports: Exports = {}
    for folder, offered in sides.items():
        if folder != FOLDERS["enum"] or "models" not in sides:  # these have them
            exports = {**offered, **exports}
    return exports


def _report_ambiguous(
    plan: Plan,
    places: Mapping[TypeId, Module],
    offered: Exports,
    spelled: Callable[[str], str],
    diagnostics: Diagnostics,
) -> None:
    """Tell of definitions that share a name, which is therefore not offered."""
    homes: dict[str, TypeId] = {}
    for place, module in places.items():
        name = plan.names[place]
        earlier = homes.setdefault(name, place)
        if earlier != place and spelled(name) not in offered:
            diagnostics.report(
                "name-ambiguous",
                split_id(place).key,
                related=(Related("the other one", split_id(earlier).key),),
                name=spelled(name),
                module=".".join(module),
                suggestion=_name_to_choose(place),
            )


def _report_names_of_streams(
    plan: Plan, places: Mapping[TypeId, Module], diagnostics: Diagnostics
) -> None:
    """Tell of definitions that stand at the top where what serves all streams would."""
    for place in places:
        if plan.names[place] in OF_RUNTIME:
            diagnostics.report(
                "name-of-streams",
                split_id(place).key,
                name=plan.names[place],
                module=f"{plan.options.package}.{FOLDERS['events']}",
                suggestion=_name_to_choose(place),
            )


def _name_to_choose(place: TypeId) -> str:
    return f'choose a name: names."{place}" in the configuration'


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
    imported = by_module
    if streams:  # the type of STREAMS is no name that the package offers
        imported = {**by_module, _from(here, ("_streams",)): ["StreamTable"]}
    view = PackageView(
        docstring=docstring(title, ""),
        imports="\n".join(
            import_line(module, imported[module])
            for module in sorted(imported, key=module_key)
        ),
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
