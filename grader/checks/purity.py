"""Purity: the same result twice, arguments and globals unchanged, nothing leaked."""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from typing import Any

import jax
import numpy as np

from grader.boundary import observe
from grader.checks.comparison import same_observation
from grader.checks.values import describe
from grader.errors import CheckFailed
from grader.protocol.codec import encode

__all__ = ["assert_pure"]


def assert_pure(fn: Callable[..., Any], *args: Any, called: str, traced: bool = False) -> None:
    """Fails unless calling `fn` twice gives one result and changes nothing.

    Args:
        fn: a student's function, or a lambda around one.
        args: its arguments. Each call gets them afresh.
        called: the call, as the student would write it.
        traced: also call it under `jax.jit`, with JAX's check for leaked tracers on.

    Raises:
        CheckFailed: results differ, an argument or a module global changed, or a tracer leaked.
    """
    facts = observe(lambda: purity_facts(fn, args, traced))
    match facts:
        case {"leak": str(), "arguments": list(compared), "globals": list(changed), "results": (_, _)}:
            whole = all(isinstance(one, tuple) and len(one) == 3 for one in compared)
            whole = whole and all(isinstance(name, str) for name in changed)
        case _:
            whole = False
    if not whole:
        raise CheckFailed(
            ("called", called), ("expected", "a report on what two calls changed"), ("got", describe(facts))
        )
    for position, before, after in facts["arguments"]:
        if not same_observation(before, after):
            raise CheckFailed(
                ("called", called),
                ("expected", f"argument {position} unchanged: {describe(before)}"),
                ("got", f"after the call: {describe(after)}"),
            )
    if facts["globals"]:
        raise CheckFailed(
            ("called", called),
            ("expected", "the module's globals unchanged"),
            ("got", f"the call changed {', '.join(facts['globals'])}"),
        )
    if facts["leak"]:
        raise CheckFailed(
            ("called", called),
            ("expected", "no tracer outlives its trace"),
            ("got", facts["leak"]),
        )
    first, second = facts["results"]
    if not same_observation(first, second):
        raise CheckFailed(
            ("called", f"{called}, twice with equal arguments"),
            ("expected", f"the first result again: {describe(first)}"),
            ("got", describe(second)),
        )


def purity_facts(fn: Callable[..., Any], args: tuple[Any, ...], traced: bool) -> dict[str, Any]:
    """Calls a function twice and reports changes. Runs in the process that holds the student's code."""
    leak = ""
    globals_before = _globals()
    calls = [copy_tree(args), copy_tree(args)]
    first = fn(*calls[0])
    # Copied at once, because a result that shares memory with hidden state would change with it.
    frozen = copy_tree(first)
    second = fn(*calls[1])
    if traced:
        try:
            with jax.checking_leaks():
                jax.jit(fn)(*copy_tree(args))
        except Exception as error:
            if "leak" not in str(error).lower():
                raise
            leak = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    globals_after = _globals()
    changed = [name for name, text in globals_before.items() if globals_after.get(name) != text]
    changed += [name for name in globals_after if name not in globals_before]
    return {
        "leak": leak,
        "arguments": [(i, args[i], calls[0][i]) for i in range(len(args)) if not callable(args[i])],
        "globals": sorted(changed),
        "results": (frozen, second),
    }


def copy_tree(tree: Any) -> Any:
    """Copies a tree, so that it shares no memory with it. Functions and keys are kept."""
    if isinstance(tree, jax.Array):
        return tree
    if isinstance(tree, np.ndarray):
        return tree.copy()
    if isinstance(tree, dict):
        return {key: copy_tree(value) for key, value in tree.items()}
    if isinstance(tree, tuple) and hasattr(tree, "_fields"):
        return type(tree)(*(copy_tree(value) for value in tree))
    if isinstance(tree, (list, tuple)):
        return type(tree)(copy_tree(value) for value in tree)
    if callable(tree):
        return tree
    leaves, structure = jax.tree.flatten(tree)
    if leaves and jax.tree_util.treedef_is_leaf(structure):
        return copy.deepcopy(tree)
    return jax.tree.unflatten(structure, [copy_tree(leaf) for leaf in leaves])


def _globals() -> dict[str, str]:
    """A text for each global of the student's modules, defaults of functions included."""
    found = {}
    for module_name, module in list(sys.modules.items()):
        if not module_name.startswith("exercises.") or module_name.split(".")[-1].startswith("test_"):
            continue
        for name, value in list(vars(module).items()):
            if not name.startswith("__"):
                found[name] = _fingerprint(value)
                for part in ("__defaults__", "__kwdefaults__"):
                    found[f"{name}.{part}"] = _fingerprint(getattr(value, part, None))
    return found


def _fingerprint(value: Any) -> str:
    if callable(value):
        return f"{type(value).__name__} {id(value)}"
    try:
        return repr(encode(value))
    except Exception:
        return f"{type(value).__name__} {id(value)}"
