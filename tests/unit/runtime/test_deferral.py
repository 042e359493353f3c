"""No class is built before it is used; links between modules that need each other."""

import copy
import importlib
import pickle
import sys
from threading import Thread, get_ident
from typing import Annotated

import pytest
from pydantic import PydanticUserError, TypeAdapter

import specgen

PACKAGE = "runtime_package"


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

    @pytest.mark.parametrize(
        "use",
        [
            "TypeAdapter(A).validate_python(document)",
            "TypeAdapter(list[A]).validate_python([document])[0]",
            "Mine(x=1, inner=document).inner",
            "C(inner=document).inner",
        ],
    )
    def test_names_are_not_those_of_whoever_asks(self, fresh, use):
        code = f"""
            from pydantic import BaseModel, TypeAdapter
            from {PACKAGE}.models.a import A

            document = {{"b": {{"c": {{"own": 2}}}}}}

            class C(BaseModel):
                inner: A

            def ask():
                B = int

                class Mine(A):
                    x: "B"
                    inner: A

                return {use}

            print(ask().to_dict())
        """
        assert fresh(code) == "{'b': {'c': {'own': 2}}}"

    def test_a_name_that_exists_nowhere_is_named(self, base):
        class Broken(base.Model):
            x: "Nowhere"  # noqa: F821 - that is the point

        with pytest.raises(PydanticUserError, match="`Broken` is not fully defined"):
            Broken(x=1)
        with pytest.raises(PydanticUserError, match="you should define `Nowhere`"):
            Broken.model_construct(x=1).to_dict()


@pytest.mark.parametrize("property_name", ["class", "class_"])
def test_what_another_thread_completes_meanwhile_keeps_its_checks(
    base, t, monkeypatch, property_name
):
    class Few(base.CheckedModel):
        __checks__ = (t.Properties(max=1),)
        class_: int = base.Field(0, alias=property_name)

    class Lock:
        """Whenever this thread lets go of it, another one completes the class."""

        lock, owner, depth = base._building, get_ident(), 0

        def __enter__(self):
            self.lock.acquire()
            self.depth += get_ident() == self.owner

        def __exit__(self, *_):
            self.lock.release()
            self.depth -= get_ident() == self.owner
            if get_ident() == self.owner and not self.depth:
                other = Thread(target=Few.model_rebuild)
                other.start()
                other.join()

    def kinds(schema):
        return [
            schema["type"],
            *(kinds(schema["schema"]) if "schema" in schema else []),
        ]

    monkeypatch.setattr(base, "_building", Lock())
    of_many = TypeAdapter(list[Few]).core_schema["items_schema"]
    assert Few.__pydantic_complete__
    assert kinds(of_many) == kinds(Few.__pydantic_core_schema__)


def test_an_adapter_made_while_another_thread_builds_the_class(base):
    class Half(base.Model):
        n: int = 0

    unbuilt = vars(Half)["__pydantic_serializer__"]
    Half.model_rebuild()
    built, Half.__pydantic_serializer__ = Half.__pydantic_serializer__, unbuilt
    adapter = TypeAdapter(Half)  # pydantic sets the serializer last, one by one
    Half.__pydantic_serializer__ = built
    assert adapter.dump_python(Half(n=1)) == {"n": 1}
    assert copy.copy(adapter.serializer).to_json(Half()) == b'{"n":0}'


def test_a_json_schema_asked_for_while_another_thread_builds_the_class(base):
    class Slow:
        """A type whose schema is not made before a second thread asks for another."""

        def __get_pydantic_core_schema__(self, source, handler):
            asking.start()
            asking.join(0.2)
            return handler(source)

    class Owner(base.Model):
        n: Annotated[int, Slow()] = 0

    found = []
    asking = Thread(target=lambda: found.append(Owner.model_json_schema()))
    base.Model.model_rebuild()
    Owner.model_validate({})
    asking.join()
    assert found[0]["title"] == "Owner"


class TestParamsThatNeedEachOther:
    def test_params(self, fresh):
        code = f"""
            import sys
            from {PACKAGE}.params.a import AParam
            assert "pydantic" not in sys.modules
            from pydantic import TypeAdapter, ValidationError
            validate = TypeAdapter(list[AParam]).validate_python
            print(validate([{{"b": {{"many": [{{"n": 1.0}}]}}}}]))
            try:
                validate([{{"b": {{"many": [], "a": {{}}}}}}])
            except ValidationError as error:
                print(error.errors()[0]["loc"], error.errors()[0]["type"])
        """
        assert fresh(code).splitlines() == [
            "[{'b': {'many': [{'n': 1}]}}]",
            "(0, 'b') too_many",
        ]


@pytest.mark.parametrize("last", ["#/$defs/C0", "#/$defs/Leaf"])
def test_classes_that_lead_into_one_another_for_long(last):
    def leads_to(target):
        return {"type": "object", "properties": {"next": {"$ref": target}}}

    count = 120
    targets = [f"#/$defs/C{number}" for number in range(1, count)]
    classes = {f"C{n}": leads_to(to) for n, to in enumerate([*targets, last])}
    schema = {"$defs": classes | {"Leaf": {"type": "object"}}}
    first = specgen.compile(schema)["#/$defs/C0"]
    limit = sys.getrecursionlimit()
    document: dict = {"x": 1}
    for _ in range(count):
        document = {"next": document}
    assert first.model_validate(document).to_dict() == document
    assert sys.getrecursionlimit() == limit
