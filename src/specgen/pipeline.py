"""The way of the data: load, resolve, parse, lower, passes, plan, emit.

Owns the order of the stages, and nothing of what they do. Takes a configuration.
Gives a `Package`: the whole output as a map from paths to text. Only `write` puts
it on the disk.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from specgen import library, passes
from specgen.cache import Cache
from specgen.checks.contradictions import note_contradictions
from specgen.checks.cycles import check_cycles
from specgen.checks.identifiers import check_identifiers
from specgen.checks.keywords import note_keywords
from specgen.checks.places import check_places
from specgen.checks.references import check_references
from specgen.config import Config
from specgen.config.discover import documents
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostics, Site
from specgen.dialect import UNSTATED, dialect_of
from specgen.emit import distribution
from specgen.emit.distribution import distribution_view, emit_distribution
from specgen.emit.enums import emit_enums
from specgen.emit.events import NO_EVENTS, emit_events
from specgen.emit.keys import WORTHWHILE, module_keys
from specgen.emit.models import model_modules
from specgen.emit.package import emit_package, sides_of
from specgen.emit.parallel import rendering
from specgen.emit.params import param_modules
from specgen.emit.runtime import runtime_of
from specgen.ir import Spec, TypeId
from specgen.load import Document, load_bytes
from specgen.lower import lower
from specgen.naming import snake_case
from specgen.parse import Surface, parse
from specgen.plan import Options, Plan, plan
from specgen.plan.distinct import key_at
from specgen.render import Renderer
from specgen.residuals import schema_resources
from specgen.resolve import Registry
from specgen.source import Location, SourceFile, whole_file
from specgen.timings import Timings


class Package(Struct, frozen=True, kw_only=True):
    """A generated distribution in memory: paths relative to the output folder.

    `symbols` tells where each schema is imported from; `inputs` are the documents
    that were read.
    """

    files: Mapping[str, str]
    symbols: Mapping[str, Mapping[str, str]]
    inputs: Mapping[str, SourceFile]
    package: str


class Compilation:
    """One run of the stages, each on what the ones before it left."""

    def __init__(
        self,
        config: Config,
        diagnostics: Diagnostics,
        timings: Timings,
        *,
        resources: Mapping[str, Any] = {},
        cache: Cache | None = None,
    ) -> None:
        """Begin with nothing read; `cache` has what the last build did."""
        self.config = config
        self.diagnostics = diagnostics
        self.timings = timings
        self.cache = cache
        self.registry = Registry(
            None if resources else config.root,
            resources,
            diagnostics,
            unresolved=config.unresolved,
            load=cache.load if cache else load_bytes,
        )
        if not resources:
            self.registry.library = lambda: library.declared(config)

    @property
    def sources(self) -> dict[str, SourceFile]:
        """The documents that were read so far, by uri; diagnostics show them."""
        return {uri: d.source for uri, d in self.registry.documents.items()}

    def package(self, uris: Iterable[str] | None = None) -> Package | None:
        """Run all stages; None where one of them reports an error.

        `uris` are the entry documents; None: those that the input stands for.
        """
        with _without_collection():
            planned = self.planned(uris)
            if planned is None:
                return None
            surface, found = planned
            files = self.emit(found, surface)
            if self.diagnostics.has_errors:
                return None
            return Package(
                files=files,
                symbols=found.symbols(),
                inputs=self.sources,
                package=found.options.package,
            )

    def planned(
        self, uris: Iterable[str] | None = None, *, judged: bool = True
    ) -> tuple[Surface, Plan] | None:
        """Run the stages up to plan; None where one of them reports an error.

        Unless it is `judged`, what a specification means may be wrong: what is reported
        once it is parsed counts for nothing then.
        """
        entries = self.load(uris)
        if self.diagnostics.has_errors:
            return None
        surface = self.surface(entries)
        if self.diagnostics.has_errors:
            return None
        judgement = self.diagnostics if judged else Diagnostics()
        try:
            found = self.plan(self.spec(surface, judgement), surface, judgement)
            check_places(self.config, surface, found, judgement)
            if found.is_empty:
                judgement.report("input-no-types", Location(entries[0].uri, ""))
        except RecursionError:  # stages follow types into types, and stop nowhere
            place = Location(entries[0].uri, "")
            self.diagnostics.report("schema-too-deep", place)
            return None
        if self.diagnostics.has_errors:
            return None
        return surface, found

    def load(self, uris: Iterable[str] | None = None) -> list[Document]:
        """Load the entry documents; None: those that the input stands for."""
        with self.timings.stage("load"):
            wanted = self._entries() if uris is None else uris
            found = [self.registry.document(uri) for uri in wanted]
        entries = [document for document in found if document is not None]
        for document in entries[:1]:
            stated = dialect_of(document, self.registry)
            self.registry.default = stated or UNSTATED
        return entries

    def surface(self, entries: list[Document]) -> Surface:
        """Resolve references and parse all that the entries reach."""
        with self.timings.stage("parse"):
            surface = parse(entries, self.registry, self.diagnostics)
            check_references(surface, self.registry)
            check_identifiers(self.registry, self.diagnostics)
            check_cycles(surface, self.diagnostics)
            note_keywords(surface, self.diagnostics)
            note_contradictions(surface, self.diagnostics)
            return surface

    def _entries(self) -> list[str]:
        """Return the documents that the input stands for."""
        found = documents(self.config)
        if not found:
            self.diagnostics.report(
                "config-empty-input",
                self.config.span("input"),
                path=shown(self.config.input),
            )
        return found

    def spec(self, surface: Surface, diagnostics: Diagnostics) -> Spec:
        """Lower the surface and settle it by the passes."""
        with self.timings.stage("lower"):
            spec = lower(surface, self.config.streams)
        with self.timings.stage("passes"):
            settings = passes.Settings(
                validation=self.config.validation,
                contradictions="error" if surface.openapi else "warning",
                python_formats=self._python_formats(surface),
                string_enums=self.config.enums == "strenum",
            )
            return passes.run(spec, settings, diagnostics)

    def _python_formats(self, surface: Surface) -> bool:
        """Whether formats become Python types, which hold values to them."""
        if self.config.formats is None:
            return surface.openapi or self.registry.default.format_assertion
        return self.config.formats == "python"

    def plan(self, spec: Spec, surface: Surface, diagnostics: Diagnostics) -> Plan:
        """Decide names and modules."""
        with self.timings.stage("plan"):
            options = Options(
                package=self.config.package or package_name(surface, self.config),
                targets=self.config.targets,
                python_formats=self._python_formats(surface),
                string_enums=self.config.enums == "strenum",
                chosen_names={
                    whole_file(place): name for place, name in self.config.names.items()
                },
                keep_read_only=self.config.validation == "exact",
            )
            return plan(spec, options, diagnostics, self._name_at)

    def _name_at(self, place: TypeId) -> Site:
        """Where a name is written: in the configuration, or in the specification."""
        written = {whole_file(key): key for key in self.config.names}
        span = self.config.span("names", written[place]) if place in written else None
        return span or key_at(place)

    def emit(self, found: Plan, surface: Surface) -> dict[str, str]:
        """Render every file of the distribution, unless a template has errors."""
        with self.timings.stage("emit"):
            renderer = Renderer(self.config.templates)
            self.diagnostics.extend(renderer.prepare())
            if self.diagnostics.has_errors:
                return {}
            files = self._rendered(found, surface, renderer)
            self.diagnostics.extend(renderer.failures)
            return {} if renderer.failures else files

    def _rendered(
        self, found: Plan, surface: Surface, renderer: Renderer
    ) -> dict[str, str]:
        """Render every file, the modules by as many processes as it is worth."""
        options = found.options
        tasks = []
        if options.has_models:
            tasks += model_modules(found, renderer)
        if options.has_params:
            tasks += param_modules(found, renderer)
        keys: dict[str, str] = {}
        if self.cache and len(tasks) >= WORTHWHILE and not renderer.own:
            keys = module_keys(found, dict(tasks))
            renderer.passed = self.cache.passed()
        known = self.cache.rendered(keys) if self.cache else {}
        wanted = [task for task in tasks if task[0] not in known]
        with rendering(wanted, lambda: not renderer.failures) as finish:
            enums = emit_enums(found, renderer) if options.has_enums else {}
            events = emit_events(found, renderer) if options.has_events else NO_EVENTS
            bundled = schema_resources(found, surface, self.registry)
            paths = [*enums, *events.files, *(path for path, _ in tasks)]
            sides = sides_of(found, paths, events)
            package = emit_package(
                found, paths, sides, events, renderer, self.diagnostics
            )
            renderer.load(*distribution.TEMPLATES)  # while others render
            modules = enums | known | finish()
            if self.cache and keys:
                self.cache.keep(keys, modules | events.files | package)
        borrowed = self._by_dmcg(found, surface)
        files = {**modules, **events.files, **package, **borrowed}
        runtime = runtime_of(files.values(), renderer.runtime(), bundled)
        files |= {f"{options.package}/{n}": t for n, t in runtime.files.items()}
        view = distribution_view(found, self.config, sides, runtime)
        return files | emit_distribution(view, renderer)

    def _by_dmcg(self, found: Plan, surface: Surface) -> dict[str, str]:
        """The modules of targets that are left to datamodel-code-generator."""
        targets = self.config.dmcg_targets
        if not targets:
            return {}
        # Imported here as hardly any build leaves a target to it.
        from specgen.bundle import bundle
        from specgen.emit.dmcg import emit_dmcg

        entry = self.registry.documents[self.config.uri]
        document = bundle(entry, surface, found, self.registry, self.diagnostics)
        package = found.options.package
        return emit_dmcg(targets, document, package, entry.uri, self.diagnostics)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Collect no garbage meanwhile: of what a compilation makes, hardly any is."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def package_name(surface: Surface, config: Config) -> str:
    """The name of the package where the configuration leaves it open."""
    name = snake_case(surface.info.title) or snake_case(config.input.stem)
    return f"{name or 'generated'}_models"
