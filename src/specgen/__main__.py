"""`python -m specgen`: the command line, without the console script."""

import os
import sys

# Python puts the working directory first on the path, where a file named yaml.py
# would be taken for the library of that name.
if not sys.flags.safe_path and sys.path[:1] in ([""], [os.getcwd()]):
    del sys.path[0]

from specgen.cli import main

if __name__ == "__main__":
    main()
