"""Purity: equal calls give equal results, and a call changes, prints and keeps nothing."""

from __future__ import annotations

import contextlib
import copy
import io
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

import jax
import numpy as np

from grader.boundary import observe
from grader.boundary.placement import Placed
from grader.checks.comparison import same_observation
from grader.checks.trees import first_difference, leaves_with_paths, path_text
from grader.checks.values import describe
from grader.errors import CheckFailed
from grader.protocol.codec import encode
from grader.protocol.settings import changed_settings
from grader.protocol.stand_ins import SETTINGS
from grader.results import MAX_PRINTED

__all__ = ["assert_pure"]


def assert_pure(fn: Callable[..., Any], *args: Any, called: str, traced: bool = False) -> None:
    """Fails unless calling `fn` twice gives one result, and does nothing else.

    It is called twice with the arguments as they are, and each function is traced anew. If they hold NumPy arrays, it
    is also called twice with JAX arrays in their place, because these can be donated.

    If an argument is from `place`, `fn` is called inside `jax.jit` only. Without it, each operation on a mesh is
    compiled by itself, which is slow.

    Args:
        fn: a student's function, or a lambda around one.
        args: its arguments. Each call gets them afresh.
        called: the call, as the student would write it.
        traced: also call it under `jax.jit`, with JAX's check for leaked tracers on.

    Raises:
        CheckFailed: results differ or are one object. Or an argument, a setting of JAX or a global of the module
            changed. Or something was printed, or a tracer was kept.
    """

    def facts_after_tracing() -> dict[str, Any]:
        with traced_anew():  # what was traced before would print nothing and keep no tracer
            return purity_facts(*_on_devices(fn, args), traced)

    _judge(observe(facts_after_tracing), called)
    if any(isinstance(leaf, np.ndarray) for leaf in jax.tree.leaves(args)):
        facts = observe(lambda: purity_facts(*_on_devices(fn, as_jax_arrays(args)), False))
        _judge(facts, f"{called}, with JAX arrays")


def _judge(facts: Any, called: str) -> None:
    """Fails if the report on two calls tells of anything but two equal results."""
    if not _is_whole(facts):
        raise CheckFailed(
            ("called", called), ("expected", "a report on what two calls changed"), ("got", describe(facts))
        )
    for position, before, after in facts["arguments"]:
        if not same_observation(before, after):
            path, old, new, how = _first_change(before, after)
            raise CheckFailed(
                ("called", called),
                ("expected", f"argument {position}{path} unchanged: {describe(old)}"),
                ("got", f"after the call: {describe(new)}"),
                ("differs", how),
                symptom="the call changes an object that was passed in: make a new one, and change that",
            )
    if facts["deleted"]:
        raise CheckFailed(
            ("called", called),
            ("expected", f"argument {facts['deleted'][0]} can still be used after the call"),
            ("got", "JAX has deleted it, because it was donated"),
            ("", "leave out `donate_argnums` and `donate_argnames`"),
            symptom="a donated argument gives its memory away, so nobody can read it again",
        )
    if facts["settings"]:
        raise CheckFailed(
            ("called", called),
            ("expected", "JAX's settings unchanged"),
            ("got", ", ".join(facts["settings"])),
            symptom="a setting of JAX was switched for the whole program, and not only in this function",
        )
    if facts["globals"]:
        raise CheckFailed(
            ("called", called),
            ("expected", "the module's globals unchanged"),
            ("got", f"the call changed {', '.join(facts['globals'])}"),
            symptom=f"`{facts['globals'][0][:40]}` keeps something after the call: return it, or leave it out",
        )
    if facts["leak"]:
        raise CheckFailed(
            ("called", called),
            ("expected", "no tracer outlives its trace"),
            ("got", facts["leak"]),
            symptom="a traced value is stored outside of the function: return it, or leave it out",
        )
    if facts["printed"].strip():
        raise CheckFailed(
            ("called", called),
            ("expected", "nothing is printed, not even while JAX traces the function"),
            ("got", f"printed: {facts['printed'].strip()}"),
            symptom="there is a `print` in the function, or in one that it calls: leave it out",
        )
    first, second, first_later = facts["results"]
    if not same_observation(first, second):
        raise CheckFailed(
            ("called", f"{called}, twice with equal arguments"),
            ("expected", f"the first result again: {describe(first)}"),
            ("got", describe(second)),
            symptom="equal calls give equal results only if nothing is kept between them, and nothing is random",
        )
    if facts["shared"] or not same_observation(first, first_later):
        raise CheckFailed(
            ("called", f"{called}, twice"),
            ("expected", "a new result from each call"),
            ("got", f"both results hold the same {facts['shared'] or 'memory'}, so a change of one changes the other"),
            symptom="each call returns the same object: make a new one inside the function",
        )


def _first_change(before: Any, after: Any) -> tuple[str, Any, Any, str]:
    """Returns where a tree changed, this part before and after, and how its container differs."""
    for fact in first_difference(after, before):
        if fact[0] == "differs":
            return "", before, after, fact[1]
    leaves = zip(leaves_with_paths(before), leaves_with_paths(after), strict=False)
    for (path, old), (_, new) in leaves:
        if not same_observation(old, new):
            return path_text(path), old, new, ""
    return "", before, after, ""


def _is_whole(facts: Any) -> bool:
    match facts:
        case {
            "arguments": list(compared),
            "deleted": list(deleted),
            "settings": list(settings),
            "globals": list(changed),
            "leak": str(),
            "printed": str(),
            "results": (_, _, _),
            "shared": str(),
        }:
            whole = all(isinstance(one, tuple) and len(one) == 3 for one in compared)
            return whole and all(isinstance(name, str) for name in (*deleted, *settings, *changed))
    return False


_NOT_IN_USE = "jax_pgle_profiling_runs"
_new_numbers = itertools.count(1000)


@contextlib.contextmanager
def traced_anew() -> Iterator[None]:
    """Lets JAX trace each function again in the block, as if its caches were empty. They are whole after it.

    JAX keeps a trace for each state of its settings. So a number that no trace has seen finds none. This setting has no
    effect unless profile-guided compilation is on.
    """
    before = getattr(jax.config, _NOT_IN_USE)
    jax.config.update(_NOT_IN_USE, next(_new_numbers))
    try:
        yield
    finally:
        jax.config.update(_NOT_IN_USE, before)


def purity_facts(fn: Callable[..., Any], args: tuple[Any, ...], traced: bool) -> dict[str, Any]:
    """Calls a function twice and reports changes. Runs in the process that holds the student's code."""
    leak = ""
    globals_before, settings_before = _globals(), dict(jax.config.values)
    calls = [copy_tree(args), copy_tree(args)]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
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
        jax.effects_barrier()
    globals_after = _globals()
    changed = [name for name, text in globals_before.items() if globals_after.get(name) != text]
    changed += [name for name in globals_after if name not in globals_before]
    keeping = [name for name in changed if globals_after.get(name, "").startswith(_HOLDS_TRACER)]
    deleted = [i for i in range(len(args)) if _is_deleted(calls[0][i])]
    kept = [i for i in range(len(args)) if not callable(args[i]) and i not in deleted]
    settings = [f"the file sets {one} when it is imported" for one in _texts(_imported_settings(fn))]
    settings += [f"the call sets {one}" for one in _texts(changed_settings(settings_before))]
    return {
        "leak": leak or "".join(f"`{name}` holds a tracer after the call" for name in keeping[:1]),
        "arguments": [(i, args[i], calls[0][i]) for i in kept],
        "deleted": [str(i) for i in deleted],
        "globals": sorted(set(changed) - set(keeping)),
        "settings": settings,
        "printed": printed.getvalue()[:MAX_PRINTED],
        "results": (frozen, second, None if _is_deleted(first) else first),
        "shared": _shared(first, second),
    }


def _on_devices(fn: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """Puts the arguments from `place` on their devices. If there are some, the function is compiled in each call."""
    if not any(isinstance(leaf, Placed) for leaf in jax.tree.leaves(args)):
        return fn, args
    return (
        lambda *args: jax.jit(lambda *args: fn(*args))(*args),
        jax.tree.map(lambda leaf: leaf.on_devices if isinstance(leaf, Placed) else leaf, args),
    )


def as_jax_arrays(tree: Any) -> Any:
    """Replaces each NumPy array of a tree by a JAX array."""
    return jax.tree.map(lambda leaf: jax.numpy.asarray(leaf) if isinstance(leaf, np.ndarray) else leaf, tree)


def _is_deleted(tree: Any) -> bool:
    return any(isinstance(leaf, jax.Array) and leaf.is_deleted() for leaf in jax.tree.leaves(tree))


def _shared(first: Any, second: Any) -> str:
    """Names the type of an object that two results share, although it can be changed. "" if there is none."""
    changeable = {id(part) for part in _parts(first) if isinstance(part, (list, dict, set, np.ndarray))}
    return next((type(part).__name__ for part in _parts(second) if id(part) in changeable), "")


def _parts(tree: Any) -> Iterator[Any]:
    """A tree's containers and leaves."""
    yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, (list, tuple)) else ():
        yield from _parts(part)


def copy_tree(tree: Any) -> Any:
    """Copies a tree, so that it shares no memory with it. Functions are kept."""
    if isinstance(tree, jax.Array):
        return tree.copy()  # the original may be donated
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
    leaves, treedef = jax.tree.flatten(tree)
    if leaves and jax.tree_util.treedef_is_leaf(treedef):
        return copy.deepcopy(tree)
    return jax.tree.unflatten(treedef, [copy_tree(leaf) for leaf in leaves])


def _texts(settings: Mapping[str, Any]) -> list[str]:
    return [f"{name} to {value!r}" for name, value in settings.items()]


def _students_modules() -> list[tuple[str, ModuleType]]:
    return [
        (name, module)
        for name, module in list(sys.modules.items())
        if name.startswith("exercises.") and not name.split(".")[-1].startswith("test_")
    ]


def _imported_settings(fn: Callable[..., Any]) -> dict[str, Any]:
    """JAX's settings that the student's file set when it was imported.

    A student's own pytest has imported other stubs too. The check's function names those that it is about.
    """
    named = {getattr(value, "__module__", "") for value in getattr(fn, "__globals__", {}).values()}
    modules = dict(_students_modules())
    found: dict[str, Any] = {}
    for name in named & modules.keys() or modules.keys():
        found |= getattr(modules[name], SETTINGS, {})
    return found


def _globals() -> dict[str, str]:
    """A text for each global of the student's modules, defaults of functions and attributes included."""
    found = {}
    for module_name, module in _students_modules():
        for name, value in list(vars(module).items()):
            if not name.startswith("__"):
                found[name] = _fingerprint(value)
                for part in ("__defaults__", "__kwdefaults__"):
                    found[f"{name}.{part}"] = _fingerprint(getattr(value, part, None))
                owner = value if callable(value) else type(value)
                if getattr(owner, "__module__", "") == module_name:
                    attributes = getattr(value, "__dict__", {}).items()
                    found |= {f"{name}.{part}": _fingerprint(v) for part, v in attributes if not part.startswith("_")}
    return found


def _fingerprint(value: Any) -> str:
    if callable(value):
        return f"{type(value).__name__} {id(value)}"
    try:
        parts = list(_parts(value))
        if any(isinstance(part, jax.core.Tracer) for part in parts):
            # One that an earlier call has left there is no fault of this one. Anything new beside it is.
            return f"{_HOLDS_TRACER} {[id(part) for part in parts]}"
        return repr(encode(_without_functions(value)))
    except Exception:
        return f"{type(value).__name__} {id(value)}"


def _without_functions(value: Any) -> Any:
    """A container without the functions in it. A module may keep those that it has jitted."""
    if isinstance(value, dict):
        return {key: _without_functions(part) for key, part in value.items() if not callable(part)}
    if type(value) in (list, tuple):
        return type(value)(_without_functions(part) for part in value if not callable(part))
    return value


_HOLDS_TRACER = "a tracer"
