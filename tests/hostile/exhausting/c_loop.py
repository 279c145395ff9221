"""Computes in C for a minute or two without looking up: no signal handler of Python's runs meanwhile.

The worker is killed, not asked. It happens while the file is imported, once.
Earns: at most 0 points.
"""

sum(range(4_000_000_000))
