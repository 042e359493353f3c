"""The runtime module of event streams, by itself: it needs nothing of its package."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

RUNTIME = Path(__file__).parents[3] / "templates" / "runtime" / "_sse.py"


def load() -> Any:
    """Import the module as it stands among the templates."""
    spec = importlib.util.spec_from_file_location("specgen_sse_runtime", RUNTIME)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


runtime = load()
