from specgen.config.tomlfile import TomlError, TomlFile
from specgen.source import SourceFile

TEXT = """\
# a comment with [brackets] and key = 1
title = "a # no comment"   # one

[tool.specgen]
input = "spec/openapi.yaml"
"targets" = [
    "models",  # the first
    'events',
]
streams."a.yaml#/A".tag = "type"
long = \"\"\"
not = "a key"
""\\" ] \"\"\"
date = 1979-05-27 07:32:00

[tool.specgen.names]
"a.yaml#/B \\"x\\"" = 'B'
inline = { one = 1, "two" = [ 2, {three = 3} ] }

[[tool.other]]
name = "first"
[[tool.other]]
name = "second"
[tool.other.deep]
level = 3
"""


def toml(text: str) -> TomlFile:
    return TomlFile(SourceFile("specgen.toml", text.encode()))


def where(file: TomlFile, *steps: str | int) -> tuple[int, int, str]:
    span = file.span(*steps)
    return span.line, span.column, file.source.text[span.start : span.end]


def value(file: TomlFile, *steps: str | int) -> str:
    span = file.value_span(*steps)
    return file.source.text[span.start : span.end]


def test_every_key_is_found_where_it_stands():
    file = toml(TEXT)
    assert isinstance(file.parse(), dict)
    assert where(file, "title") == (2, 1, "title")
    assert where(file, "tool", "specgen") == (4, 7, "specgen")
    assert where(file, "tool", "specgen", "input") == (5, 1, "input")
    assert where(file, "tool", "specgen", "targets") == (6, 1, '"targets"')
    assert where(file, "tool", "specgen", "targets", 1) == (8, 5, "'events'")
    streams = ("tool", "specgen", "streams")
    assert where(file, *streams) == (10, 1, "streams")
    assert where(file, *streams, "a.yaml#/A") == (10, 9, '"a.yaml#/A"')
    assert where(file, *streams, "a.yaml#/A", "tag") == (10, 21, "tag")
    assert where(file, "tool", "specgen", "date") == (14, 1, "date")
    names = ("tool", "specgen", "names")
    assert where(file, *names, 'a.yaml#/B "x"') == (17, 1, '"a.yaml#/B \\"x\\""')
    assert where(file, *names, "inline", "one") == (18, 12, "one")
    assert where(file, *names, "inline", "two", 1, "three") == (18, 35, "three")
    assert where(file, "tool", "other", 0, "name") == (21, 1, "name")
    assert where(file, "tool", "other", 1, "name") == (23, 1, "name")
    assert where(file, "tool", "other", 1, "deep", "level") == (25, 1, "level")


def test_values_are_found_without_what_follows_them():
    file = toml(TEXT)
    assert value(file, "title") == '"a # no comment"'
    assert value(file, "tool", "specgen", "date") == "1979-05-27 07:32:00"
    assert value(file, "tool", "specgen", "targets").endswith("]")
    assert value(file, "tool", "specgen", "names", "inline").startswith("{ one")


def test_a_key_that_does_not_exist_is_its_nearest_ancestor():
    file = toml(TEXT)
    assert where(file, "tool", "specgen", "input", "deeper") == (5, 1, "input")
    assert where(file, "tool", "specgen", "absent") == (4, 7, "specgen")
    assert where(file, "absent") == (1, 1, "")


def test_a_syntax_error_has_its_place():
    error = toml('a = 1\nb = "open\n').parse()
    assert isinstance(error, TomlError)
    assert (error.span.line, error.span.column) == (2, 10)
    assert "at line" not in error.problem


def test_an_error_at_the_end_of_the_text_has_its_place():
    error = toml("a = [1,\n").parse()
    assert isinstance(error, TomlError)
    assert error.span.line == 2


def test_windows_line_ends_change_no_position():
    file = toml(TEXT.replace("\n", "\r\n"))
    assert isinstance(file.parse(), dict)
    assert where(file, "tool", "specgen", "input")[:2] == (5, 1)
    assert value(file, "tool", "specgen", "input") == '"spec/openapi.yaml"'


def test_hopeless_nesting_is_an_error_not_a_crash():
    error = toml("a = " + "[" * 100_000).parse()
    assert isinstance(error, TomlError)
    assert error.problem


def test_a_number_of_endless_digits_is_refused():
    found = toml(f"a = 1\nb = {'9' * 5000}\n").parse()
    assert isinstance(found, TomlError)
    assert (found.problem, found.span.line) == (
        "there is a number that cannot be read",
        1,
    )
