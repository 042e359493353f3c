"""The base classes: construction, round trip, deferral, forward links, checks.

The runtime files are copied into a package of their own, with a few modules such as
`specgen build` writes them: `models.a`, `models.b` and `models.c` need each other.
"""

import importlib
import json
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Annotated, Any, Literal

import pytest
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PydanticUserError,
    TypeAdapter,
    ValidationError,
)

RUNTIME = Path(__file__).parents[2] / "templates" / "runtime"
PACKAGE = "runtime_base"

MODULES = {
    "__init__.py": "",
    "models/__init__.py": "",
    "models/a.py": '''
        """Declares what others inherit, and looks ahead to b."""

        from typing import TYPE_CHECKING

        from .._base import Model
        from .._types import Integer, Omittable

        if TYPE_CHECKING:
            from .b import AnyOfThem, B

        _FORWARD = {"AnyOfThem": ".b", "B": ".b"}


        class Base(Model):
            b: Omittable["B"] = None
            any_of_them: "AnyOfThem | None" = None
            many: "list[B] | None" = None


        class A(Model):
            n: Integer = 0
            b: Omittable["B"] = None
    ''',
    "models/b.py": '''
        """Imports a, and looks ahead to c."""

        from typing import TYPE_CHECKING, Union

        from typing_extensions import TypeAliasType

        from .._base import Model
        from .a import A

        if TYPE_CHECKING:
            from .c import C

        _FORWARD = {"C": ".c"}


        class B(Model):
            a: A | None = None
            c: "C | None" = None


        AnyOfThem = TypeAliasType("AnyOfThem", "Union[B, C, list[AnyOfThem]]")
    ''',
    "models/c.py": '''
        """Inherits from a; none of the names its fields refer to are known here."""

        from .a import Base


        class C(Base):
            __pydantic_extra__: dict[str, int]

            own: int = 1
    ''',
    "models/d.py": '''
        """Uses an alias of b by an ordinary import."""

        from .._base import Model
        from .b import AnyOfThem


        class D(Model):
            them: AnyOfThem
    ''',
    "params/__init__.py": "",
    "params/a.py": """
        from typing import TYPE_CHECKING

        from typing_extensions import NotRequired, TypedDict

        from .._types import Integer, extra

        if TYPE_CHECKING:
            from .b import BParam

        _FORWARD = {"BParam": ".b"}


        @extra("allow")
        class AParam(TypedDict):
            n: NotRequired[Integer]
            b: NotRequired["BParam"]
    """,
    "params/b.py": """
        from typing import TYPE_CHECKING

        from typing_extensions import NotRequired, TypedDict

        from .._types import Properties, asserting

        if TYPE_CHECKING:
            from .a import AParam

        _FORWARD = {"AParam": ".a"}


        @asserting(Properties(max=1))
        class BParam(TypedDict):
            a: NotRequired["AParam"]
            many: NotRequired["list[AParam]"]
    """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(RUNTIME, root / PACKAGE, ignore=shutil.ignore_patterns("__pyc*"))
    for name, text in MODULES.items():
        path = root / PACKAGE / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    sys.path.insert(0, str(root))
    yield root
    sys.path.remove(str(root))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def t(site: Path) -> ModuleType:
    return importlib.import_module(f"{PACKAGE}._types")


@pytest.fixture(scope="module")
def base(site: Path) -> ModuleType:
    return importlib.import_module(f"{PACKAGE}._base")


@pytest.fixture
def fresh(site: Path) -> Callable[[str], str]:
    """Run code in a fresh interpreter and return what it prints."""

    def run(code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", dedent(code)],
            cwd=site,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        return done.stdout.strip()

    return run


def errors(model: Any, document: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(document)
    return [(error["loc"], error["type"]) for error in caught.value.errors()]


class TestConstruction:
    @pytest.fixture
    def tool(self, base, t):
        class Tool(base.Model):
            class_: Annotated[str, Field(alias="class")]
            from_: str = Field(default="x", alias="from")
            inner: t.Omittable["Tool"] = None

        return Tool

    def test_by_python_name_and_by_wire_name(self, tool):
        for data in ({"class_": "a"}, {"class": "a"}, {"class": "a", "from_": "x"}):
            assert tool(**data).class_ == "a"
        nested = tool(class_="a", inner=tool(**{"class": "b"}))
        assert nested.to_dict() == {"class": "a", "inner": {"class": "b"}}

    def test_documents_have_wire_names_only(self, tool):
        assert tool.model_validate({"class": "a"}).class_ == "a"
        assert errors(tool, {"class_": "a"}) == [(("class",), "missing")]
        with pytest.raises(ValidationError):
            tool.model_validate_json('{"class_": "a"}')
        with pytest.raises(ValidationError):
            TypeAdapter(list[tool]).validate_python([{"class_": "a"}])
        kept = tool.model_validate({"class": "a", "from_": 5})
        assert kept.from_ == "x"
        assert kept.model_extra == {"from_": 5}

    def test_no_name_is_protected_or_taken(self, base):
        class Odd(base.Model):
            model_name: str
            self: int = 0

        assert Odd(model_name="a", self=2).to_dict() == {"model_name": "a", "self": 2}

    def test_nested_objects_do_not_go_through_the_initialiser(self, base):
        assert not base.Model.__pydantic_custom_init__
        assert not base.CheckedModel.__pydantic_custom_init__

        class Sub(base.CheckedModel):
            pass

        assert not Sub.__pydantic_custom_init__

    def test_a_subclass_may_have_its_own_initialiser(self, base, t):
        class Mine(base.Model):
            n: t.Integer

            def __init__(self, n: int) -> None:
                super().__init__(n=n + 1)

        assert Mine(1).n == 2
        assert TypeAdapter(list[Mine]).validate_python([{"n": 1}])[0].n == 2


class TestRoundTrip:
    DOCUMENT = (
        '{"class":"a","size":1.0,"count":2,"note":null,"at":"2024-01-31T12:00:00Z",'
        '"extra":{"a":[1,1.0,null,"é"]},"big":1180591620717411303424}'
    )

    @pytest.fixture
    def request_(self, base, t):
        class Request(base.Model):
            class_: str = Field(alias="class")
            size: t.Number = 5
            count: t.Number = 5
            note: str | None = None
            at: t.Omittable[t.DateTime] = None
            more: t.Omittable[list[str]] = None

        return Request

    def test_json(self, request_):
        request = request_.model_validate_json(self.DOCUMENT)
        assert request.to_json() == self.DOCUMENT
        assert json.dumps(request.to_dict(), ensure_ascii=False) == json.dumps(
            json.loads(self.DOCUMENT), ensure_ascii=False
        )

    def test_python(self, request_):
        document = json.loads(self.DOCUMENT)
        result = request_.model_validate(document).to_dict()
        assert result == document
        assert [type(value) for value in result.values()] == [
            type(value) for value in document.values()
        ]

    def test_indent(self, request_):
        request = request_.model_validate({"class": "a"})
        assert request.to_json(indent=2) == '{\n  "class": "a"\n}'

    def test_pydantic_serialises_by_alias_too(self, request_):
        request = request_.model_validate({"class": "a"})
        assert "class" in request.model_dump()
        assert "class" in TypeAdapter(list[request_]).dump_python([request])[0]

    def test_unknown_variant(self, base):
        for text in ("1", "1.0", "null", '"a"', '[true,{"a":1.0}]'):
            unknown = base.UnknownVariant.model_validate_json(text)
            assert unknown.to_json() == text
            assert unknown.to_dict() == json.loads(text)
        assert unknown.to_json(indent=1).count("\n") == 5

    def test_forbidden_extras(self, base):
        class Closed(base.Model):
            model_config = ConfigDict(extra="forbid")

            a: int = 0

        assert Closed.model_validate({"a": 1}).to_dict() == {"a": 1}
        assert errors(Closed, {"b": 1}) == [(("b",), "extra_forbidden")]

    def test_typed_extras(self, base, t):
        class Scores(base.Model):
            __pydantic_extra__: dict[str, t.Integer] = Field(init=False)

            name: str

        class Holder(base.Model):
            scores: list[Scores]

        scores = Scores.model_validate({"name": "a", "x": 1.0})
        assert (scores.x, type(scores.x)) == (1, int)
        assert scores.to_dict() == {"name": "a", "x": 1}
        assert errors(Scores, {"name": "a", "x": "1"}) == [(("x",), "integer")]
        assert errors(Holder, {"scores": [{"name": "a", "x": 1.5}]}) == [
            (("scores", 0, "x"), "integer")
        ]


class TestDeferral:
    """No class is built before it is used, and no stand-in for one is ever seen."""

    @pytest.mark.parametrize(
        ("use", "printed"),
        [
            ("A.model_validate({'b': {'a': {'n': 1.0}}})", "{'b': {'a': {'n': 1}}}"),
            ("A.model_validate_json('{\"n\": 1}')", "{'n': 1}"),
            ("A(b={'a': {}})", "{'b': {'a': {}}}"),
            ("A.model_construct(n=1)", "{'n': 1}"),
            ("A.model_construct(n=1).model_copy(update={'n': 2})", "{'n': 2}"),
            ("copy.copy(A.model_construct(n=1))", "{'n': 1}"),
            ("copy.deepcopy(A.model_construct(n=1))", "{'n': 1}"),
            ("pickle.loads(pickle.dumps(A.model_construct(n=1)))", "{'n': 1}"),
            ("A(known=B.model_construct())", "{'known': {}}"),
            ("A(b={'c': {}}).b", "{'c': {}}"),
            ("TypeAdapter(A).validate_python({'b': {}})", "{'b': {}}"),
            ("TypeAdapter(list[A]).validate_python([{'b': {}}])[0]", "{'b': {}}"),
            ("TypeAdapter(dict[str, A | int]).validate_json('{\"a\": {}}')['a']", "{}"),
            ("Plain.model_validate({'a': {'b': {}}}).a", "{'b': {}}"),
            ("Mine(n=1, more=2)", "{'n': 1, 'more': 2}"),
            ("Inherits(b={'c': {'many': [{}]}})", "{'b': {'c': {'many': [{}]}}}"),
            ("C(b={'c': {'many': [{}]}}, x=1)", "{'b': {'c': {'many': [{}]}}, 'x': 1}"),
            ("C(any_of_them=[{}, [{}]])", "{'any_of_them': [{}, [{}]]}"),
            ("TypeAdapter(C | None).validate_python({'own': 2})", "{'own': 2}"),
            ("D(them=[{'a': {}}])", "{'them': [{'a': {}}]}"),
            ("A.model_validate({}) if A.model_rebuild() else 0", "{}"),
            ("A() if A() and A.model_rebuild(force=True) else 0", "{}"),
            ("A() if A.model_json_schema() else 0", "{}"),
            ("Local()", "{'b': {'a': {}}}"),
        ],
    )
    def test_first_use(self, fresh, use, printed):
        code = f"""
            import copy, pickle
            from pydantic import BaseModel, TypeAdapter
            from {PACKAGE}.models.a import A, Base
            from {PACKAGE}.models.b import B
            from {PACKAGE}.models.c import C
            from {PACKAGE}.models.d import D

            class Plain(BaseModel, defer_build=True):
                a: A

            class Mine(A):
                more: int

            class Inherits(Base):
                pass

            def Local():
                B = Integer = Omittable = 5
                return A(b={{'a': {{}}}})

            print(({use}).to_dict())
        """
        assert fresh(code) == printed

    @pytest.mark.parametrize("module", ["a", "b", "c", "d"])
    def test_every_module_imports_alone(self, fresh, module):
        code = f"""
            import {PACKAGE}.models.{module} as module
            name = "{module}".upper()
            print(getattr(module, name).model_rebuild())
        """
        assert fresh(code) == "True"

    def test_importing_builds_nothing_and_looks_nowhere_ahead(self, fresh):
        code = f"""
            import sys
            from {PACKAGE}.models.a import A
            print(A.__pydantic_complete__, "{PACKAGE}.models.b" in sys.modules)
        """
        assert fresh(code) == "False False"

    def test_an_instance_of_a_class_not_built_yet(self, fresh):
        code = f"""
            from typing import Any
            from pydantic import TypeAdapter
            from {PACKAGE}.models.a import A
            from {PACKAGE}.models.b import B
            inner = A.model_validate({{"b": {{}}}}).b
            print(B.__pydantic_complete__, TypeAdapter(Any).dump_json(inner).decode())
            print(TypeAdapter(Any).dump_python(A.model_construct())["n"])
        """
        assert fresh(code) == 'False {"a":null,"c":null}\n0'

    def test_a_pickle_read_in_a_fresh_interpreter(self, site, fresh, tmp_path):
        models = importlib.import_module(f"{PACKAGE}.models.a")
        value = models.A(n=1, b={"c": {"many": [{}]}}, x=[models.A()])
        path = tmp_path / "value.pickle"
        path.write_bytes(pickle.dumps([value, value.b]))
        code = f"""
            import pickle
            from pathlib import Path
            from typing import Any
            from pydantic import TypeAdapter
            value, inner = pickle.loads(Path({str(path)!r}).read_bytes())
            print(TypeAdapter(Any).dump_python(value, exclude_unset=True))
            print(value.to_dict(), inner.to_json(), value.b == inner)
        """
        document = {"n": 1, "b": {"c": {"many": [{}]}}, "x": [{}]}
        first, second = fresh(code).splitlines()
        assert first == repr(document)
        assert second == f"{document!r} {value.b.to_json()} True"

    @pytest.mark.parametrize(
        "use",
        [
            "A.model_validate({'b': {'a': {'n': 1}}})",
            "A(b={'a': {'n': 1}})",
            "TypeAdapter(list[A]).validate_python([{'b': {'a': {'n': 1}}}])[0]",
            "Plain(a={'b': {'a': {'n': 1}}}).a",
            "random.choice(uses)()",
        ],
    )
    def test_first_use_by_many_threads_at_once(self, fresh, use):
        code = f"""
            import random, sys, threading
            from pydantic import BaseModel, TypeAdapter, main
            from {PACKAGE}.models.a import A
            from {PACKAGE}.models.b import B

            sys.setswitchinterval(1e-5)

            class Plain(BaseModel, defer_build=True):
                a: A

            uses = [
                lambda: A.model_validate({{'b': {{'a': {{'n': 1}}}}}}),
                lambda: TypeAdapter(A).validate_python({{'b': {{'a': {{'n': 1}}}}}}),
                lambda: construct(),
            ]
            if hasattr(main, "_rebuild_lock"):
                uses.append(lambda: Plain(a={{'b': {{'a': {{'n': 1}}}}}}).a)
            else:
                Plain.model_rebuild()  # This pydantic does not guard plain models.

            def construct():
                A.model_construct(n=1).to_dict()
                return A.model_construct(b=B.model_construct(a=A.model_construct(n=1)))

            start = threading.Barrier(16)
            failures = []

            def first_use():
                start.wait()
                try:
                    value = {use}
                    assert value.to_dict() == {{'b': {{'a': {{'n': 1}}}}}}
                    assert A.__pydantic_validator__ is not None
                except BaseException as error:
                    failures.append(repr(error))

            threads = [threading.Thread(target=first_use) for _ in range(16)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(30)
            print(failures, any(thread.is_alive() for thread in threads))
        """
        assert [fresh(code) for _ in range(3)] == ["[] False"] * 3

    def test_a_name_that_exists_nowhere_is_named(self, base):
        class Broken(base.Model):
            x: "Nowhere"  # type: ignore[name-defined]  # noqa: F821

        with pytest.raises(PydanticUserError, match="`Broken` is not fully defined"):
            Broken(x=1)
        with pytest.raises(PydanticUserError, match="you should define `Nowhere`"):
            Broken.model_construct(x=1).to_dict()


class TestLinks:
    def test_params(self, fresh):
        code = f"""
            import sys
            from {PACKAGE}.params.a import AParam
            assert "pydantic" not in sys.modules
            from pydantic import TypeAdapter, ValidationError
            validate = TypeAdapter(list[AParam]).validate_python
            print(validate([{{"b": {{"many": [{{"n": 1.0, "x": 2}}]}}}}]))
            try:
                validate([{{"b": {{"many": [], "a": {{}}}}}}])
            except ValidationError as error:
                print(error.errors()[0]["loc"], error.errors()[0]["type"])
        """
        assert fresh(code).splitlines() == [
            "[{'b': {'many': [{'n': 1, 'x': 2}]}}]",
            "(0, 'b') too_many",
        ]

    def test_link_by_hand(self, fresh):
        code = f"""
            import sys, typing
            from {PACKAGE}._types import link
            from {PACKAGE}.params.b import BParam
            link(BParam.__module__)
            link(BParam.__module__)
            print(typing.get_type_hints(BParam)["many"], "pydantic" in sys.modules)
        """
        assert fresh(code) == f"list[{PACKAGE}.params.a.AParam] False"

    def test_other_packages_are_left_alone(self, t):
        module = ModuleType("somebody_elses")
        module._FORWARD = {"x": ".nowhere"}  # type: ignore[attr-defined]
        sys.modules["somebody_elses"] = module
        try:
            t.link("somebody_elses")
        finally:
            del sys.modules["somebody_elses"]


class Count:
    """A check that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def check(self, value: Any) -> None:
        self.asked += 1


class TestChecks:
    @pytest.fixture
    def count(self) -> Count:
        return Count()

    @pytest.fixture
    def node(self, base, t, count):
        class Node(base.CheckedModel):
            __checks__ = (count, t.Properties(max=2))

            next: t.Omittable["Node"] = None
            class_: Annotated[int, Field(alias="class")] = 0

        return Node

    def test_hold_on_every_level(self, node):
        assert node.model_validate({"next": {"a": 1, "b": 2}}).next.to_dict()
        too_many = {"a": 1, "b": 2, "c": 3}
        assert errors(node, too_many) == [((), "too_many")]
        assert errors(node, {"next": {"next": too_many}}) == [
            (("next", "next"), "too_many")
        ]
        with pytest.raises(ValidationError):
            node(**too_many)

    @pytest.mark.parametrize("built", [False, True])
    def test_are_asked_once_an_object(self, base, node, count, built):
        if built:
            node()

        class Plain(BaseModel):
            nodes: list[node]

        class Holder(base.Model):
            nodes: list[node]

        for holder in (Plain, Holder):
            count.asked = 0
            holder.model_validate({"nodes": [{"next": {}}, {}]})
            assert count.asked == 3
        count.asked = 0
        TypeAdapter(list[node]).validate_json('[{"next": {}}, {}]')
        node.model_rebuild(force=True)
        node.model_validate({})
        assert count.asked == 4

    def test_instances_were_checked_when_made(self, base, node, count):
        class Holder(base.Model):
            nodes: list[node]

        instance = node()
        count.asked = 0
        assert Holder(nodes=[instance]).nodes[0] is instance
        assert count.asked == 0

    def test_see_wire_names(self, base, t):
        class Request(base.CheckedModel):
            __checks__ = (t.DependentRequired({"class": ("name",)}),)

            class_: t.Omittable[int] = Field(default=None, alias="class")
            name: t.Omittable[str] = None

        assert Request(class_=1, name="a").to_dict() == {"class": 1, "name": "a"}
        with pytest.raises(ValidationError, match="Property class needs name too"):
            Request(class_=1)

    def test_are_inherited_and_added_to(self, base, t, node):
        class Derived(node):
            __checks__ = (t.DependentRequired({"a": ("b",)}),)

        assert Derived.model_validate({"a": 1, "b": 2})
        assert errors(Derived, {"a": 1}) == [((), "dependent_required")]
        assert errors(Derived, {"a": 1, "b": 2, "c": 3}) == [((), "too_many")]

    def test_schema(self, base, t):
        dialect = "https://json-schema.org/draft/2020-12/schema"
        document = {"X": {"not": {"required": ["x"]}}}
        t.use_schemas({"a.yaml": {"dialect": dialect, "document": document}})

        class Request(base.CheckedModel):
            __checks__ = (t.Schema("a.yaml#/X"),)

            at: t.Omittable[t.DateTime] = None
            inner: t.Omittable["Request"] = None

        at = TypeAdapter(t.DateTime).validate_python("2024-01-01T00:00:00Z")
        assert Request(at=at, inner=Request(at=at)).to_dict() == {
            "at": "2024-01-01T00:00:00Z",
            "inner": {"at": "2024-01-01T00:00:00Z"},
        }
        assert errors(Request, {"inner": {"x": 1}}) == [(("inner",), "json_schema")]
        with pytest.raises(ValidationError):
            Request(at=at, x=1)

    def test_implied_object(self, base, t):
        class Request(base.CheckedModel):
            __checks__ = (t.Implied("object"), t.Properties(max=1))

            a: t.Omittable[int] = None

        class Holder(base.Model):
            one: Request
            many: t.Omittable[list[Request]] = None

        for document in (
            {"one": 5},
            {"one": None, "many": [1.0, "x", [], {"a": 2}]},
            {"one": {"b": [1]}},
        ):
            holder = Holder.model_validate(document)
            assert holder.to_dict() == document
            assert json.loads(holder.to_json()) == document
            assert holder.model_dump(exclude_unset=True) == document
        assert type(Holder.model_validate({"one": {"a": 1}}).one) is Request
        assert errors(Holder, {"one": {"a": 1, "b": 2}}) == [(("one",), "too_many")]
        assert TypeAdapter(Request).validate_json("[1]") == [1]
        assert Request(a=1).to_json() == '{"a":1}'

    def test_users_may_add_validators(self, base, t, node):
        from pydantic import model_validator

        class Mine(node):
            @model_validator(mode="after")
            def positive(self) -> "Mine":
                if self.class_ < 0:
                    raise ValueError("negative")
                return self

        assert Mine(class_=1).class_ == 1
        assert errors(Mine, {"class": -1}) == [((), "value_error")]
        assert errors(Mine, {"a": 1, "b": 2, "c": 3}) == [((), "too_many")]

    def test_json_schema(self, node):
        schema = node.model_json_schema()
        assert schema["$defs"]["Node"]["properties"]["class"]["type"] == "integer"


def test_literal_tags_survive(base):
    class Event(base.Model):
        type: Literal["a"] = "a"

    assert Event().to_dict() == {}
    assert Event(type="a").to_dict() == {"type": "a"}
