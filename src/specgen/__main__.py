"""The command line as a process: what `specgen` and `python -m specgen` start.

Garbage is left where it is: a command ends before it matters, and to look for it takes
a twentieth of a build.
"""

import gc
import os
import sys

gc.disable()

try:
    here = os.getcwd()
except FileNotFoundError:  # it was deleted, and nothing can be in it
    here = ""

# Python puts the working directory first on the path, where a file named yaml.py
# would be taken for the library of that name.
if not sys.flags.safe_path and sys.path[:1] in ([""], [here]):
    del sys.path[0]

from specgen.cli import main  # noqa: E402 - what is above is for what it imports

if __name__ == "__main__":
    main()
