"""What makes a package a distribution: pyproject.toml, README, version, summary."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from specgen import ir
from specgen.config import Config
from specgen.config.settings import DMCG_TARGETS
from specgen.diagnostics import listed
from specgen.emit.events import shown_classes, shown_stream
from specgen.emit.module import Files
from specgen.emit.runtime import Runtime
from specgen.plan import Plan, param_name
from specgen.plan.layout import FOLDERS
from specgen.render import Renderer
from specgen.views import DistributionView, LinkView

TEMPLATES = ("pyproject.toml.jinja", "README.md.jinja")


def emit_distribution(view: DistributionView, renderer: Renderer) -> Files:
    """The files beside the package."""
    return {
        template.removesuffix(".jinja"): renderer.render(template, view)
        for template in TEMPLATES
    }


def distribution_view(
    plan: Plan, config: Config, sides: Mapping[str, Collection[str]], runtime: Runtime
) -> DistributionView:
    """What the metadata and the README say of a distribution.

    `sides` are the names that the package offers, by their folders.
    """
    package = plan.options.package
    sent: list[ir.Type] = []
    read: list[ir.Type] = []
    for op in plan.spec.operations:
        (read if op.incoming else sent).extend(op.requests[:1])
        (sent if op.incoming else read).extend(op.responses[:1])
    if not plan.spec.operations:
        named = (d.id for d in plan.spec.definitions.values() if d.named)
        places = (*plan.spec.roots, *named)
        sent = read = [ir.Ref(id=place, target=place) for place in places]
    has_models, has_params, has_enums, has_streams = (
        FOLDERS[side] in sides for side in ("model", "param", "enum", "events")
    )
    models = _classes(plan, read)
    params = map(param_name, _classes(plan, sent))
    others = (names for side, names in sides.items() if side != FOLDERS["events"])
    taken = {name for names in others for name in names}
    stream = shown_stream(plan, taken) if has_streams else None
    return DistributionView(
        package=package,
        distribution=config.distribution or package.replace("_", "-"),
        version=config.version or normal_version(plan.spec.info.version),
        summary=_toml_string(summary(plan, sides)),
        needs_json_schema=runtime.needs_json_schema,
        needs_pydantic="pydantic" in runtime.imports,
        needs_typing_extensions="typing_extensions" in runtime.imports,
        needs_msgspec="msgspec" in runtime.imports,
        has_models=has_models,
        has_params=has_params,
        has_enums=has_enums,
        has_streams=has_streams,
        has_namesakes=_has_namesakes(plan),
        model=_first(models, sides.get(FOLDERS["model"], ())),
        param=_first(params, sides.get(FOLDERS["param"], ())),
        stream=stream.instance if stream else "",
        stream_call=_call_of(stream.stream, plan) if stream else "",
        events=shown_classes(stream, plan, taken) if stream else (),
        others=tuple(
            LinkView(name=DMCG_TARGETS[target], module=target)
            for target in config.dmcg_targets
        ),
    )


def _call_of(stream: ir.EventStream, plan: Plan) -> str:
    """The arguments of a request that a stream answers: method, url, body."""
    for operation in plan.spec.operations:
        if operation.name in stream.operations:
            body = ", json=request" if operation.requests else ""
            return f'"{operation.method.upper()}", url{body}'
    return '"POST", url, json=request'


def _classes(plan: Plan, nodes: Iterable[ir.Type]) -> Iterator[str]:
    """The names of the classes that these requests or responses are instances of."""
    for node in nodes:
        found = plan.resolved(node)
        if isinstance(found, ir.Object) and plan.names[found.id]:
            yield plan.names[found.id]


def _first(names: Iterable[str], offered: Collection[str]) -> str:
    """The first of these names that is offered, or nothing."""
    return next((name for name in names if name in offered), "")


def _has_namesakes(plan: Plan) -> bool:
    """Whether two modules have something of the same name."""
    places = {**plan.models.public, **plan.params.public, **plan.enums}
    return len({plan.names[place] for place in places}) < len(places)


def summary(plan: Plan, sides: Collection[str]) -> str:
    """One line about the package, as long as package indexes let it be."""
    title = " ".join(plan.spec.info.title.split()) or plan.options.package
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    found = [folder for folder in FOLDERS.values() if folder in sides]
    found += [DMCG_TARGETS[t] for t in plan.options.targets if t in DMCG_TARGETS]
    return f"{short}: {listed(found or ['nothing yet'], 'and')}"


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
