#!/usr/bin/env python3
"""Build the site: `python build.py`, or `python build.py --help` for every command.

The stages stand, one a line, in tashan/pipeline.py; the commands in tashan/cli/.
"""

from tashan.cli import enter

if __name__ == "__main__":
    enter()
