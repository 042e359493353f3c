"""The one table of everything specgen may find wrong with its input.

Owns code, severity, message and help of every diagnostic, and nothing else. To add a
diagnostic, add an entry. A code is kebab-case and never changes its meaning: people
look it up and silence it by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "note"]
"""An error keeps output from being written, a warning tells of something given up, a
note of something honoured, ignored or proposed."""

Subject: TypeAlias = Literal["specification", "surroundings", "changes"]


class Code(NamedTuple):
    """A kind of diagnostic: how grave it is, its message and what helps against it.

    Both texts are templates in the manner of `str.format`, filled with the values
    that `Diagnostics.report` receives. `about` is what is wrong: the specification, or
    what surrounds it, which is configuration, command line and output. Of changes from
    one version to the next nothing need be wrong.
    """

    severity: Severity
    message: str
    help: str = ""
    about: Subject = "specification"


_FILES = {
    "file-not-found": Code("error", "file {path} does not exist", "{suggestion}"),
    "file-not-readable": Code("error", "file {path} cannot be read: {reason}"),
    "file-encoding": Code("error", "{reason}", "save the file as UTF-8"),
}

_SYNTAX = {
    "input-empty": Code("error", "there is nothing in this document"),
    "input-no-types": Code(
        "warning",
        "there is nothing to generate: the package is empty",
        "types are made of schemas below components, and of objects in operations "
        "that have properties",
    ),
    "input-unknown-kind": Code(
        "error",
        "this is neither OpenAPI nor JSON Schema nor a map of schemas",
        "{suggestion}",
    ),
    "yaml-syntax": Code("error", "{problem}", "{suggestion}"),
    "json-syntax": Code("error", "{problem}", "{suggestion}"),
    "yaml-duplicate-key": Code(
        "error",
        "key {key!r} is already in this mapping",
        "remove or rename one of the two",
    ),
    "yaml-bad-key": Code("error", "a key must be a scalar, not {actual}"),
    "yaml-bad-value": Code("error", "{actual} is not {expected}"),
    "yaml-bad-merge": Code(
        "error", "a merge key takes a mapping or a list of mappings"
    ),
    "yaml-unknown-tag": Code(
        "error",
        "tag {tag} is not supported",
        "only !!str, !!int, !!float, !!bool, !!null, !!map and !!seq are",
    ),
    "yaml-undefined-alias": Code(
        "error", "alias *{alias} has no anchor before it", "{suggestion}"
    ),
    "yaml-recursive-alias": Code(
        "error",
        "alias *{alias} stands inside the value that it repeats",
        "say with $ref what contains itself",
    ),
    "yaml-alias-bomb": Code(
        "error", "aliases repeat more than {limit} characters of this file"
    ),
    "yaml-too-deep": Code("error", "values are nested more than {limit} levels deep"),
    "yaml-multiple-documents": Code(
        "error", "a second document begins here", "keep one document in a file"
    ),
}

_REFERENCES = {
    "ref-not-found": Code("error", "{ref!r} does not exist", "{suggestion}"),
    "ref-outside-root": Code(
        "error",
        "{ref!r} leads out of the root of the specification",
        "{suggestion}",
    ),
    "ref-remote": Code(
        "error",
        "{ref!r} is remote, and nothing is ever fetched",
        "{suggestion}",
    ),
    "ref-not-a-string": Code(
        "error", "$ref must be a string, not {actual}", "{suggestion}"
    ),
    "ref-cycle": Code("error", "{ref!r} leads back to itself: {cycle}"),
    "ref-to-non-schema": Code("error", "{ref!r} is no schema but {actual}"),
    "ref-to-schema": Code(
        "warning",
        "this $ref has no effect: it leads to a schema, and not to {kind}",
        "{suggestion}",
    ),
    "identifier-repeat": Code(
        "warning",
        "another schema has this {keyword} already",
        "change one of the two: references lead to the first",
    ),
    "ref-not-bundled": Code(
        "error",
        "{keyword} cannot be bundled: where it leads depends on where it is reached",
    ),
    "bundle-dialect": Code(
        "warning",
        "this is written in {theirs}, and bundled with what is written in {ours}",
        "write both in the same dialect",
    ),
    "ref-siblings-ignored": Code(
        "note",
        "{keywords} beside $ref has no effect in {dialect}",
        "wrap the reference: allOf: [{{$ref: …}}]",
    ),
}

_SCHEMAS = {
    "schema-wrong-shape": Code(
        "error", "{keyword} must be {expected}, not {actual}", "{suggestion}"
    ),
    "schema-unknown-keyword": Code(
        "note",
        "keyword {keyword!r} has no effect: {dialect} has no such keyword",
        "{suggestion}",
    ),
    "schema-unknown-type": Code(
        "error", "type {type!r} does not exist", "{suggestion}"
    ),
    "schema-too-deep": Code(
        "error", "its schemas lead into one another in a row too long to follow"
    ),
    "schema-empty-enum": Code("note", "an empty enum accepts nothing"),
    "enum-repeat": Code("note", "{value} is in this enum already"),
    "enum-value-excluded": Code("note", "type {type} excludes {values}"),
    "enum-without-null": Code(
        "note",
        "null is accepted, though the {keyword} does not list it",
        "add null to the {keyword}: some validators refuse it otherwise",
    ),
    "enum-contradiction": Code(
        "warning",
        "no value satisfies this: type {type} excludes {values}",
        "{suggestion}",
    ),
    "bounds-contradiction": Code(
        "warning", "no {what} satisfies both {low} and {high}"
    ),
    "required-contradiction": Code(
        "warning",
        "no object satisfies this: {what} required and forbidden",
        "{suggestion}",
    ),
    "keyword-contradiction": Code(
        "warning",
        "no value satisfies this: its keywords have no value in common",
        "{suggestion}",
    ),
    "required-misspelt": Code(
        "note",
        "property {name!r} is required, and not among those beside it",
        "{suggestion}",
    ),
    "keyword-tolerated": Code(
        "note",
        "{dialect} has no {what}; it is honoured all the same",
        "{suggestion}",
    ),
    "keyword-idle": Code("note", "{keyword} says nothing of type {type}"),
    "keyword-ignored": Code(
        "warning", "{keyword} has no effect: {reason}", "{suggestion}"
    ),
    "allof-contradiction": Code("error", "no value satisfies this schema: {reason}"),
    "format-unknown": Code(
        "note",
        "format {format!r} is unknown: the value stays {type}",
        "{suggestion}",
    ),
    "pattern-unsupported": Code(
        "warning", "pattern {pattern!r} is not enforced: {reason}"
    ),
    "default-invalid": Code(
        "warning", "default is dropped, as its own schema refuses it: {reason}"
    ),
    "default-unjudged": Code(
        "warning",
        "default is dropped: only a validator could tell whether its schema takes it",
    ),
    "default-endless": Code(
        "warning",
        "default is dropped: with the defaults of its properties it would hold {what}",
    ),
    "discriminator-hint": Code(
        "note",
        "discriminator {property!r} only says which variant is tried first: {reason}",
        "where it is required and constant in every variant, it decides",
    ),
    "discriminator-unused": Code(
        "note", "variants go by {tag!r}, not by discriminator {property!r}: {reason}"
    ),
    "discriminator-invalid": Code(
        "warning",
        "discriminator {property!r} does not hold: {reason}",
        "{suggestion}",
    ),
}

_NAMES = {
    "name-collision": Code(
        "error", "{name} is also the name of another definition", "{suggestion}"
    ),
    "name-told-apart": Code(
        "warning",
        "{name} is also the name of another definition: this one is {given}",
        "{suggestion}",
    ),
    "name-similar": Code(
        "note", "{name} differs from another name in case alone", "{suggestion}"
    ),
    "name-ambiguous": Code(
        "note",
        "{name} is defined more than once: import this one from {module}",
        "{suggestion}",
    ),
    "name-of-streams": Code(
        "note",
        "{name} is also what serves all streams: import that from {module}",
        "{suggestion}",
    ),
    "name-invalid": Code(
        "error", "no Python name can be made of {name!r}", "{suggestion}"
    ),
}

_PLACES = {
    "place-not-found": Code(
        "error", "{place!r} is no schema of this specification", "{suggestion}"
    ),
    "place-ambiguous": Code(
        "error", "{place!r} is the name of more than one schema", "ask for {suggestion}"
    ),
}

_OPERATIONS = {
    "openapi-unknown-field": Code(
        "note", "{name!r} has no effect: {kind} has no such field", "{suggestion}"
    ),
    "operation-id-duplicate": Code(
        "note",
        "operationId {operation!r} is used more than once",
        "this operation is called {other!r} instead",
    ),
    "stream-misspelt": Code(
        "warning",
        "{media_type!r} is not the media type of server-sent events",
        "write text/event-stream: what is answered is no stream otherwise",
    ),
    "stream-without-schema": Code(
        "note",
        "this stream gets no decoder, as it has no schema",
        "say what its events hold: schema: {{type: string}} if it is text",
    ),
    "stream-proposal": Code(
        "note",
        "{name} reads like an event stream, and no operation declares it",
        "{suggestion}",
    ),
}

_CONFIGURATION = {
    "config-syntax": Code("error", "{problem}", "{suggestion}"),
    "config-unknown-key": Code("error", "unknown key {key!r}", "{suggestion}"),
    "config-bad-value": Code(
        "error", "{key} must be {expected}, not {actual}", "{suggestion}"
    ),
    "config-missing": Code("error", "{key} is missing", "{suggestion}"),
    "config-exists": Code(
        "error", "specgen is configured already", "change what is said here"
    ),
    "config-place-not-found": Code(
        "error", "there is no schema at {place!r}", "{suggestion}"
    ),
    "config-no-effect": Code(
        "warning", "{name} is not used: what is at {place!r} bears no name"
    ),
    "config-name-taken": Code(
        "error", "{name} is also the name of another definition", "choose another name"
    ),
    "config-empty-input": Code(
        "error",
        "there is no YAML or JSON document in {path}",
        "what is hidden, a link, or in the output folder does not count",
    ),
    "config-not-used": Code(
        "note", "{path} describes another input than {input}: it is not used"
    ),
}

_TARGETS = {
    "target-unavailable": Code(
        "error",
        "{targets} cannot be made: datamodel-code-generator is not installed",
        "pip install 'specgen[dmcg]'",
    ),
    "target-failed": Code(
        "error",
        "datamodel-code-generator cannot make {made} of this: {problem}",
    ),
    "target-warning": Code("note", "datamodel-code-generator on {made}: {problem}"),
}

_TEMPLATES = {
    "template-syntax": Code("error", "the template cannot be read: {problem}"),
    "template-failed": Code(
        "error", "the template cannot be filled in: {problem}", "{suggestion}"
    ),
    "template-output": Code(
        "error",
        "what the template renders is no {language}: {problem}",
        "{suggestion}",
    ),
    "template-incomplete": Code(
        "error",
        "what the template renders does not define {name}",
        "have {{{{ {variable} }}}} in it",
    ),
    "template-unknown": Code(
        "warning", "{name!r} takes the place of no template", "{suggestion}"
    ),
}

_OUTPUT = {
    "output-no-package": Code("error", "{path} holds no package", "run specgen build"),
    "output-other-package": Code(
        "warning",
        "{path} held package {old}: {new} takes its place",
        "give each package an output folder of its own, unless this one was renamed",
    ),
    "output-missing": Code("error", "{path} is missing", "run specgen build"),
    "output-edited": Code(
        "warning", "{path} was edited since it was written", "{suggestion}"
    ),
    "output-outdated": Code(
        "error", "{path} is out of date: {reason}", "run specgen build"
    ),
    "output-left-over": Code("error", "{path} is left over: {reason}", "{suggestion}"),
    "output-in-the-way": Code(
        "error",
        "{path} is in the way, and specgen did not write it",
        "move it, or choose another output folder",
    ),
    "output-link": Code(
        "error", "{path} is a link, and nothing is written through links"
    ),
    "output-collision": Code(
        "error",
        "{path} and {other} are one file where upper and lower case are the same",
        "give the definitions behind them other names",
    ),
    "output-not-writable": Code("error", "{path} cannot be written: {reason}"),
    "output-busy": Code(
        "error", "another build is writing to {path}", "wait for it to end"
    ),
    "lock-not-readable": Code(
        "warning",
        "{path} is not as specgen left it: {reason}",
        "a build writes it anew",
    ),
}

_CHANGES = {
    "change-gone": Code("note", "{what} {name} is gone", "{suggestion}"),
    "change-added": Code("note", "{what} {name} is new"),
    "change-due": Code("note", "{what} {name} is new, and required"),
    "change-required": Code("note", "{name} is required now"),
    "change-optional": Code("note", "{name} may be missing now"),
    "change-direction": Code("note", "{name} is no longer {use}"),
    "change-wider": Code("note", "{name} may also be {what} now"),
    "change-narrower": Code("note", "{name} may no longer be {what}"),
    "change-address": Code("note", "{name} was at {old}, and is at {new} now"),
    "change-type": Code("note", "{name} was {old}, and is {new} now"),
    "change-held": Code("note", "{name} is held to {what} now"),
    "change-released": Code("note", "{name} is no longer held to {what}"),
    "change-version": Code(
        "error", "version {version} does not announce {what}", "make it {due}"
    ),
}


def _about(subject: Subject, codes: Mapping[str, Code]) -> dict[str, Code]:
    """Say of codes what they are about, which is not the specification."""
    return {name: code._replace(about=subject) for name, code in codes.items()}


CODES: Mapping[str, Code] = {
    **_FILES,
    **_SYNTAX,
    **_REFERENCES,
    **_SCHEMAS,
    **_NAMES,
    **_OPERATIONS,
    **_about("surroundings", _PLACES),
    **_about("surroundings", _CONFIGURATION),
    **_about("surroundings", _TARGETS),
    **_about("surroundings", _TEMPLATES),
    **_about("surroundings", _OUTPUT),
    **_about("changes", _CHANGES),
}
