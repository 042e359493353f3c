"""What others write is read as it was meant, and no input is an exception."""

import json
import re

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from specgen.diagnostics import Diagnostics
from specgen.limits import MAX_DEPTH
from specgen.load import load_bytes
from specgen.load.from_json import load_json, load_sound_json
from specgen.source import SourceFile
from tests.unit.load.texts import load

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.text("01.:-+_eExXofnulltrsTN~<=y ", max_size=6)
)
documents = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


class CoreDumper(yaml.SafeDumper):
    """Quotes strings that are numbers in YAML 1.2 though they are none in 1.1."""


CoreDumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$"),
    list("-+.0123456789"),
)


def same(left: object, right: object) -> bool:
    """Compare by type too: 1, 1.0 and True are three values."""
    return repr(left) == repr(right)


@given(documents, st.sampled_from([None, True, False]))
def test_what_yaml_writes_is_read_back(value, flow_style):
    # These three break lines in YAML 1.1, which is what PyYAML writes.
    assume(
        not {"\x85", "\u2028", "\u2029"} & set(json.dumps(value, ensure_ascii=False))
    )
    text = yaml.dump(
        value,
        Dumper=CoreDumper,
        default_flow_style=flow_style,
        sort_keys=False,
        allow_unicode=True,
    )
    assert same(load(text), value)


@given(documents.filter(lambda value: "inf" not in repr(value)), st.booleans())
def test_what_json_writes_is_read_back(value, escape):
    text = json.dumps(value, ensure_ascii=escape)
    assert same(load(text, "a.json"), value)


FRAGMENTS = r'{ } [ ] , : "a" "a\\": "\":" "\u0061" "\ud800" "é" 1 -0 1.5e3 1e999 NaN'
fragments = st.sampled_from([*FRAGMENTS.split(), " ", "\n", '"a" :', "\x01", "9" * 25])


@given(st.lists(fragments, max_size=12).map("".join) | documents.map(json.dumps))
@example('{"a": 1, "a": "\\": "}')
@example('{"a\\\\": 1, "a\\\\" : 2}')
@example("9" * 5000)
@example("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
def test_both_ways_into_json_lead_to_the_same(text):
    source, diagnostics = SourceFile("a.json", text.encode()), Diagnostics()
    sound = load_sound_json(source.data)
    if sound is not None:
        assert repr(load_json(text, source, diagnostics)) == repr(sound)
        assert not sound.has_duplicates
        assert not list(diagnostics)


@pytest.mark.parametrize(
    "text", ["{}", '{"a": [1, {"b\\\\" : "\\": "}]}', ' ["é"]\n', "null"]
)
def test_sound_json_is_known_as_such(text):
    sound = load_sound_json(text.encode())
    assert sound is not None
    assert sound.value == json.loads(text)


@given(st.binary(max_size=40) | st.text("a:-[]{}&*!|>'\"%@`#,? \n\t0.<", max_size=40))
def test_no_input_is_an_exception(data):
    for uri in ("a.yaml", "a.json"):
        diagnostics = Diagnostics()
        document = load_bytes(
            data.encode() if isinstance(data, str) else data, uri, diagnostics
        )
        assert document is not None or diagnostics.has_errors
        assert len(diagnostics.sorted({})) <= len(diagnostics)
