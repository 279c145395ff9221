"""Symptoms: general rules from what was expected and what came to a sentence about the mistake, or to nothing.

They speak if no known wrong version explains a failure. Each rule holds only if it explains every number, because a
wrong guess is worse than none.

- `arrays`: numbers that are wrong as a whole, and shapes
- `changes`: numbers that follow from the right ones by a simple step
- `elements`: some elements are wrong
- `types`: dtypes and weak types
- `plain`: structures, and plain values such as counts
- `exceptions`: the student's own exceptions
"""

from grader.checks.symptoms.arrays import symptom_of_values
from grader.checks.symptoms.exceptions import symptom_of_exception
from grader.checks.symptoms.plain import symptom_of_parts, symptom_of_plain_values, symptom_of_structure
from grader.checks.symptoms.types import symptom_of_dtype, symptom_of_weak_type

__all__ = [
    "symptom_of_dtype",
    "symptom_of_exception",
    "symptom_of_parts",
    "symptom_of_plain_values",
    "symptom_of_structure",
    "symptom_of_values",
    "symptom_of_weak_type",
]
