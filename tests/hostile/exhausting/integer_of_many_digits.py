"""Reads a number of six million digits, and takes numbers to great powers, in single calls of C.

The worker is killed, not asked. It happens while the file is imported, once.
Earns: at most 0 points.
"""

import sys

sys.set_int_max_str_digits(0)
int("9" * 6_000_000)
(10**6_000_000) // 7**3_000_000
str(3**20_000_000)
