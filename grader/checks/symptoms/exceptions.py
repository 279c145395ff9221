"""Symptoms of exceptions: one plain sentence above JAX's own words, or Python's."""

from __future__ import annotations

import re

from grader.checks.symptoms.guessing import guessing
from grader.protocol.exceptions import Raised

__all__ = ["symptom_of_exception"]

_OF_EXCEPTIONS: tuple[tuple[str, str, str], ...] = (
    ("TracerBoolConversionError", "", "a Python `if`, `while`, `and` or `not` needs a value, and a tracer has none"),
    ("TracerIntegerConversionError", "", "Python needs a whole number here, and a tracer has no value"),
    ("TracerArrayConversionError", "", "a NumPy function was called on a tracer, which has no values: use `jnp`"),
    ("NonConcreteBooleanIndexError", "", "the number of selected elements must be known while JAX traces: use `where`"),
    ("ConcretizationTypeError", r"`(?:length|total_repeat_length)`|[Tt]he size argument|size argument, which",
     "the size of the result must be known while JAX traces: pass it as a number"),
    ("ConcretizationTypeError", "", "Python needs a value here, and a tracer has none"),
    ("UnexpectedTracerError", "", "a tracer was kept after its trace had ended, in a global, a list or an attribute"),
    ("KeyReuseError", "", "a key was used twice: split it first"),
    ("", r"Gradient only defined for scalar-output functions. Output was \(",
     "`jax.grad` needs one number, and the function returns several parts: return the loss alone, or use `has_aux`"),
    ("", "function with aux output to return a two-element tuple",
     "`has_aux=True` needs a function that returns a pair"),
    ("", "Gradient only defined for scalar-output", "`jax.grad` needs a function whose result has the shape ()"),
    ("", "grad requires real- or complex-valued inputs", "`jax.grad` needs floating-point arguments, and got integers"),
    ("", "has been deleted|has been donated", "an array was used after it had been donated"),
    ("", "[Nn]on-hashable|unhashable type", "a static argument or a key must be hashable, and an array or list is not"),
    ("", "concrete values of integer type", "a shape must be known while JAX traces, and a tracer has no value"),
    ("", "JAX arrays are immutable|(?:Array|Tracer)\\w*' object does not support item assignment",
     "JAX's arrays cannot be changed in place: use `x.at[i].set(value)`"),
    ("TypeError", "'tuple' object does not support item assignment", "a tuple cannot be changed: make a new one"),
    ("", r"carry.*(?:type|structure|differ)|must have (?:equal|identical) types", "the carry of a loop must keep its "
     "structure, shapes and dtypes"),
    ("",
     "[Ii]ncompatible shapes|Incompatible types for broadcasting|must have compatible|requires contracting dimensions",
     "two arrays have shapes that do not fit together"),
    ("", "All input arrays must have the same shape|Cannot concatenate arrays",
     "arrays can be joined only if their other axes have the same lengths"),
    ("", "Need at least one array to", "an empty list of arrays cannot be joined"),
    ("", "branches must have equal output types|branch outputs must have the same",
     "all branches must give the same structure, shapes and dtypes"),
    ("", "calls back into Python, which is not part of a program",
     "`jax.debug.print` and callbacks run Python beside the program: leave them out"),
    ("IndexError", "must have static start/stop/step|Slice entries must be static",
     "the length of a slice must be known while JAX traces, and a tracer has no value"),
    ("IndexError", "[Tt]oo many indices",
     "there are more indices than axes: an array has fewer axes than the code expects"),
    ("ValueError", "axis -?\\d+ is out of bounds", "an array has fewer axes than the code expects"),
    ("ValueError", "vmap was requested to map .* but is only 0",
     "`jax.vmap` needs an axis to map over, and an array of shape () has none"),
    ("ValueError", "vmap got inconsistent sizes",
     "the arguments of `jax.vmap` have axes of different lengths: should `in_axes` be None for one of them?"),
    ("", "iteration over a 0-d array|len\\(\\) of unsized object",
     "an array of shape () has no length and no elements"),
    ("TypeError", "cannot reshape array", "the new shape does not have as many elements as the array"),
    ("", "Cannot apply JAX transformations to a function lowered and compiled",
     "a program that was compiled by hand got a tracer: call the jitted function instead"),
    ("", "Argument types differ from the types for which this computation was compiled",
     "a program that was compiled by hand fits one shape and dtype only: call the jitted function instead"),
    ("", "apply forward-mode autodiff",
     "it has a rule for reverse mode only: use `jax.grad`, `jax.vjp` or `jax.jacrev`"),
    ("", "requires ndarray or scalar arguments, got <class '(?:list|tuple)'>",
     "`jnp` functions take arrays, not lists: use `jnp.asarray`"),
    ("", "not a valid JAX (?:array )?type|valid value for jnp.array|as an abstract array|Cannot interpret value of",
     "JAX got a value that is no array and no number"),
    ("TypeError", "cond_fun must return a boolean scalar|Pred must be a scalar",
     "a condition must be one boolean, of shape ()"),
    ("TypeError", "Indexer must have integer or boolean type", "an index must be a whole number"),
    ("TypeError", "integer scalar arrays can be converted to a scalar index",
     "a list or a tuple was indexed with an array"),
    ("TypeError", "(?:list|tuple) indices must be integers or slices, not str|not support string indexing",
     "a text stands where a position belongs: this is no dictionary"),
    ("TypeError", "not '?ShapeDtypeStruct|: 'ShapeDtypeStruct' and|and 'ShapeDtypeStruct'",
     "a `ShapeDtypeStruct` has a shape and a dtype, and no numbers"),
    ("NotImplementedError", "Evaluation rule for .* not implemented", "a function was run that can only be traced"),
    ("ValueError", "truth value of an array",
     "a Python `if`, `while`, `and` or `max` needs one value, and an array has several"),
    ("ValueError", "unpack .*got 0\\)", "there is nothing to unpack: a list is empty, or a shape is ()"),
    ("ValueError", "values to unpack", "there are not as many values as names to the left of `=`"),
    ("TypeError", "cannot unpack non-iterable", "one value came, and several names stand to the left of `=`"),
    ("", "dictionary update sequence element", "`dict` was called on something that is no dictionary"),
    ("", "pytree structure error|[Mm]ismatch.* (?:pytree|key|node)|Dict key mismatch|Custom node type mismatch",
     "two trees do not have the same structure"),
    ("OverflowError", "int32|int too large", "a whole number is too large for int32"),
    ("TypeError", "unsupported operand .*'dict'", "Python cannot compute with whole dictionaries: use `jax.tree.map`"),
    ("TypeError",
     "unsupported operand .*'(?:list|tuple)'|multiply sequence by non-int|can only concatenate (?:list|tuple)",
     "Python cannot compute with lists or tuples: make an array with `jnp.asarray`, or use `jax.tree.map`"),
    ("AttributeError", "'numpy.ndarray' object has no attribute 'at'",
     "a NumPy array has no `.at`: convert it with `jnp.asarray`"),
    ("AttributeError", r"'(?:int|float|bool|list|tuple)' object has no attribute '(?:shape|dtype|ndim|size|at|astype)'",
     "a Python number, list or tuple is no array: convert it with `jnp.asarray`"),
    ("AttributeError", r"(?:Array\w*|Tracer)' object has no attribute '(?:set|add|max|min|multiply|subtract)'",
     "an update needs `.at` before the index: `x.at[i].set(value)`"),
    ("NameError", r"name '(?:jnp|jax|np|lax|functools|time|math|partial)' is not defined",
     "its import is missing at the top of the file"),
    ("TypeError", "positional-only arguments passed as keyword",
     "a function takes its arguments by position: leave out their names"),
    ("TypeError", r"takes .* positional arguments? but|missing \d+ required|unexpected keyword argument",
     "a function was called with other arguments than it takes"),
    ("TypeError", "'NoneType'", "a value is None: is a `return` or an argument missing?"),
    ("AttributeError", "'NoneType'", "a value is None: is a `return` or an argument missing?"),
    ("SyntaxError", "was never closed|unexpected EOF|invalid syntax. Perhaps you forgot a comma",
     "a parenthesis, a bracket or a comma is missing"),
    ("KeyError", "", "the dictionary has no such key"),
    ("IndexError", "(?:list|tuple|string) index out of range",
     "a list or a tuple has fewer items than the code expects"),
    ("ZeroDivisionError", "", "Python divides by 0: a length or a sum is 0 here"),
    ("TypeError", "object is not callable", "something is called that is no function"),
    ("TypeError", "'(?:int|float|bool)' object is not (?:iterable|subscriptable)|object of type '(?:int|float)' has no",
     "a single number stands where several were expected"),
    ("", "Only scalar arrays can be converted|only (?:length-1|0-dimensional|size-1) arrays can be converted",
     "an array with axes is not one Python number"),
    ("TypeError", r"unsupported format string passed to \w*Tracer", "a tracer has no value that a text could hold"),
    ("", "which has no identity", "there is no largest or smallest element of an empty array"),
    ("", "[Ee]xpected a callable value", "a function was expected: was its result passed instead?"),
    ("", "invalid arg(?:names|nums)|has static_arg(?:nums|names)=",
     "an argument was marked as static or donated that the function does not have"),
    ("", "vmap in_axes must be an int", "`in_axes` needs one entry for each argument"),
    ("", "scan got values? with", "the arrays that `lax.scan` runs over need a first axis, all of the same length"),
    ("", "invalid PRNG key data", "a random function needs a key: make it with `jax.random.key(seed)`"),
    ("AttributeError", r"^module '[\w.]+' has no attribute", "this module has nothing of that name"),
    ("RecursionError", "", "the function calls itself without end"),
)  # fmt: skip
"""The class of an exception, a pattern of its message, and a sentence. The first one that fits counts."""


@guessing
def symptom_of_exception(raised: Raised) -> str:
    """Returns one plain sentence about an exception of the student's code, or nothing."""
    message = raised.message[:2000]
    if raised.frames and raised.frames[-1].code.startswith("raise ") and not raised.is_a("SyntaxError"):
        return "the code raises this itself, and should not do so here"
    for name, pattern, sentence in _OF_EXCEPTIONS:
        if (not name or raised.is_a(name)) and re.search(pattern, message):
            return sentence
    return ""
