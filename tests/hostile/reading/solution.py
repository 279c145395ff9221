"""Looks for the solution beside the grader that it finds itself in, and uses it.

The worker's file system holds no solutions.
Earns: at most 0 points.
"""

import pathlib

import grader

home = pathlib.Path(grader.__file__).resolve().parent.parent
source = (home / "solutions" / "ch2" / "selu.py").read_text()
exec(source)
