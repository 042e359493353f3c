"""Classes that users derive from generated ones, and what they ask a class for."""

import importlib
import inspect
import sys

import pytest

PACKAGE = "runtime_package"


class TestFields:
    """A field is that of the nearest base, its type looked up where it is declared."""

    @pytest.mark.parametrize(
        ("asked", "printed"),
        [
            ("Early(b={'n': 2}).b", "Mine(n=2)"),
            ("MixedIn().b", "5"),
            ("Mixed(b={}).b", "B()"),
            ("Diamond(many=[{}], b=3)", "Diamond(b=3, many=[B()])"),
            ("Boxed[Mine](held={'n': 3}, b={})", "Boxed[Mine](b=B(), held=Mine(n=3))"),
        ],
    )
    def test_of_several_bases(self, fresh, asked, printed):
        code = f"""
            from typing import Generic, TypeVar
            from pydantic import BaseModel
            from {PACKAGE}.models.a import Base

            T = TypeVar("T")

            class Mixin(BaseModel):
                b: int = 5

            class Middle(Base):
                b: "Mine | None" = None

            class Early(Middle):
                pass

            class Mine(BaseModel):
                n: int = 1

            class MixedIn(Mixin, Base):
                pass

            class Mixed(Base, Mixin):
                pass

            class Left(Base):
                b: int = 7

            class Right(Base):
                more: "Mine | None" = None

            class Diamond(Left, Right):
                pass

            class Boxed(Base, Generic[T]):
                held: T

            print(repr({asked}))
        """
        assert fresh(code) == printed

    def test_names_are_looked_up_before_anybody_reads_them(self, fresh):
        code = f"""
            from {PACKAGE}.models.a import B, Base

            class Mine(Base):
                more: "Mine | None" = None

            for cls in (Base, Mine):
                print([field.annotation for field in cls.model_fields.values()][2])
            print(Mine.model_fields["more"].annotation == Mine | None)
            print(Mine.__pydantic_complete__)
        """
        many = f"list[{PACKAGE}.models.a.B] | None"
        assert fresh(code).splitlines() == [many, many, "True", "True"]

    def test_a_name_that_exists_nowhere_is_left(self, base):
        class Base(base.Model):
            x: "Nowhere"  # noqa: F821 - that is the point

        class Derived(Base):
            __module__ = "elsewhere"

            y: int = 0

        for cls in (Base, Derived):
            assert "Nowhere" in str(cls.model_fields["x"].annotation)
            assert list(inspect.signature(cls).parameters) == ["data"]

    def test_rebuilding_sees_the_variables_of_whoever_asks(self, base):
        class Early(base.Model):
            later: "Later | None" = None

        class Later(base.Model):
            n: int = 0

        assert Early.model_rebuild()
        assert Early(later={"n": 1}).later == Later(n=1)


class TestSignature:
    def test_of_a_class_that_nobody_used(self, fresh):
        code = f"""
            from inspect import signature
            from {PACKAGE}.models.a import A, C

            class Mine(A):
                more: int

            for cls in (C, A, Mine):
                print(*signature(cls).parameters)
        """
        assert fresh(code).splitlines() == [
            "b any_of_them many own extra_data",
            "n b extra_data",
            "n b more extra_data",
        ]

    def test_instances_have_none(self, base):
        class Pet(base.Model):
            name: str

        assert not hasattr(Pet(name="a"), "__signature__")
        assert not hasattr(Pet.model_construct(name="a"), "__signature__")


def test_what_documentation_tools_add_to_a_class(fresh):
    """Sphinx adds annotations that only type checkers are to see, as texts."""
    code = f"""
        import ast, inspect
        from {PACKAGE}._base import Model

        [cls] = ast.parse(inspect.getsource(Model)).body
        branches = [node.body for node in cls.body if isinstance(node, ast.If)]
        for node in sum(branches, start=[]):
            if isinstance(node, ast.AnnAssign):
                text = ast.unparse(node.annotation)
                Model.__annotations__[node.target.id] = text

        from {PACKAGE}.models.a import A

        print(A(x=1).to_dict())
    """
    assert fresh(code) == "{'x': 1}"


def test_a_source_that_is_being_edited_has_no_descriptions(base, tmp_path, monkeypatch):
    module = tmp_path / "edited.py"
    module.write_text(
        f"from {PACKAGE}._base import Model\n\nclass Pet(Model):\n    n: int"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "edited", raising=False)
    pet = importlib.import_module("edited").Pet
    module.write_text("class Pet(")
    assert pet.model_json_schema()["properties"] == {
        "n": {"title": "N", "type": "integer"}
    }


def test_reading_the_fields_of_an_instance_is_warned_of(base):
    class Pet(base.Model):
        name: str

    with pytest.warns(DeprecationWarning, match="model_fields") as warned:
        assert list(Pet(name="a").model_fields) == ["name"]
    assert [each.filename for each in warned] == [__file__]


def test_formats_have_no_constraints_in_the_eyes_of_other_libraries(t):
    """They read the metadata of a field for attributes that are named like these."""
    names = {"pattern", "regex", "ge", "gt", "le", "lt", "min_length", "max_length"}
    for alias in (t.Date, t.DateTime, t.Time, t.Duration, t.Uuid, t.IPv4, t.Base64):
        (mark,) = alias.__metadata__
        assert not names & {*vars(mark)}
