"""Looks for the pitfalls, of which some are nearly right.

The worker's file system holds none.
Earns: at most 0 points.
"""

import pathlib

import grader

home = pathlib.Path(grader.__file__).resolve().parent.parent
exec((home / "solutions" / "ch2" / "pitfalls" / "selu" / "not_jitted.py").read_text())
