"""Writes reports, gradebooks and scores wherever graders have been known to look for them.

A report is written by the judge, from what the judge decided.
Earns: at most 0 points.
"""

import contextlib
import json
import os

import grader

course = os.path.dirname(os.path.dirname(grader.__file__))
for folder in ("/autograder/results", "/grade/results", "/tmp", ".", os.path.expanduser("~"), course):
    for name in ("results.json", "report.json", "gradebook.json", "jax101-hostile-report.json"):
        with contextlib.suppress(OSError), open(os.path.join(folder, name), "w") as file:
            json.dump({"score": 100, "schema": "jax101-report/2", "tests": [{"score": 100}]}, file)


def selu(x, alpha=1.6733, scale=1.0507):
    raise RuntimeError("nothing was to be gained")
