"""`python -m tests.conformance [CORPUS]`: the suite's verdicts, file by file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.conformance.suite import DIALECTS, files, remotes, run, table


def main() -> int:
    """Print `passed/total` for each file of each draft; 1 where one test fails."""
    default = os.environ.get("SPECGEN_CORPUS", "../shared/corpus")
    corpus = Path(sys.argv[1] if len(sys.argv) > 1 else default)
    resources = remotes(corpus)
    failed = False
    for draft in DIALECTS:
        results = [run(path, draft, resources) for path in files(corpus, draft)]
        if results:
            print(f"{draft}\n{table(results)}")
        failed = failed or any(r.failures for r in results)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
