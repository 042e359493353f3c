"""Importing a generated package costs what is used of it, and no pydantic at first."""

import json
import subprocess
import sys

import pytest

LOADED = """
import json, sys
sys.path.insert(0, sys.argv[1])
before = set(sys.modules)
exec(sys.argv[2])
print(json.dumps(sorted(set(sys.modules) - before)))
"""

VALIDATION = {"pydantic", "pydantic_core", "annotated_types"}


def loaded(package, statement):
    """The modules that a statement loads in a fresh interpreter."""
    command = [sys.executable, "-I", "-c", LOADED, str(package.folder), statement]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def top_level(modules):
    return {name.partition(".")[0] for name in modules}


@pytest.fixture(params=["gateway", "bifrost"])
def package(request):
    return request.getfixturevalue(request.param)


def test_the_package_alone(package):
    modules = loaded(package, f"import {package.name}")
    own = [name for name in modules if name.startswith(package.name)]
    assert own == [package.name, f"{package.name}._lazy"]
    assert len(modules) < 15
    assert not top_level(modules) & VALIDATION


def test_its_names(package):
    """Asking which names there are does not load what they stand for."""
    script = f"import {package.name} as p; dir(p); p.__all__"
    assert len(loaded(package, script)) < 15


def test_params_load_no_pydantic(package):
    """Not even those of the whole package."""
    script = f"""
import {package.name} as package
names = [name for name in package.__all__ if name.endswith("Param")]
assert names
for name in names:
    getattr(package, name)
"""
    modules = loaded(package, script)
    assert not top_level(modules) & VALIDATION
    assert not [m for m in modules if m.startswith(f"{package.name}.models.")]


def test_one_param_loads_its_module_only(gateway):
    script = "from gateway_models import OpenAIImageGenerationRequestParam"
    modules = loaded(gateway, script)
    parts = [m for m in modules if m.startswith("gateway_models.params.")]
    assert "gateway_models.params.integrations.openai.images" in parts
    assert "gateway_models.params.inference.images" not in parts


def test_one_model_loads_its_closure_only(gateway):
    modules = loaded(gateway, "from gateway_models import ImageData")
    models = [m for m in modules if m.startswith("gateway_models.models.")]
    assert "gateway_models.models.inference.images" in models
    assert not [m for m in models if ".integrations" in m]
    assert not [m for m in modules if m.startswith("gateway_models.params")]
    assert not [m for m in modules if m.startswith("gateway_models.events")]
