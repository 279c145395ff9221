"""Mutants: a solution changed by one step, which at least one check must reject.

The operators are the usual ones of mutation testing, and JAX's own. Those drop a `jit`, donate an argument or make it
static, and write `set` for `add`, or float32 for the dtype of an argument.
"""

from __future__ import annotations

import ast
import copy
import dataclasses
from collections import Counter
from collections.abc import Iterator

__all__ = ["Mutant", "mutants"]

Path = tuple[tuple[str, int | None], ...]


@dataclasses.dataclass(frozen=True)
class Mutant:
    """A solution changed by one step.

    Attributes:
        name: where and how it is changed, such as `selu: x > 0 -> x >= 0`.
        source: the whole module.
    """

    name: str
    source: bytes


def mutants(source: bytes) -> Iterator[Mutant]:
    """Makes every mutant of a module, each once. Imports, docstrings, annotations and `__main__` stay out of it."""
    tree = _Bare().visit(ast.parse(source))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    modules = {alias.asname or alias.name for node in imports for alias in node.names}
    seen, names = {ast.unparse(tree)}, Counter[str]()
    for path, where, node in _nodes(tree, (), ""):
        for changed in _changes(node):
            text = ast.unparse(ast.fix_missing_locations(_replaced(tree, path, changed)))
            if text in seen or (isinstance(changed, ast.Name) and changed.id in modules):
                continue
            seen.add(text)
            name = f"{where}: {_told(node)} -> {_told(changed)}".removeprefix(": ")
            names[name] += 1
            yield Mutant(name if names[name] == 1 else f"{name} ({names[name]})", text.encode())


class _Bare(ast.NodeTransformer):
    """Takes docstrings, annotations and the part that runs as a program away."""

    def visit_Module(self, node: ast.Module) -> ast.AST:
        return self._bare(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._bare(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self._bare(node)

    def visit_If(self, node: ast.If) -> ast.AST | None:
        """Takes away the part that runs as a program, because no check sees it."""
        return None if ast.unparse(node.test) == "__name__ == '__main__'" else self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def _bare(self, node: ast.Module | ast.ClassDef | ast.FunctionDef) -> ast.AST:
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return self.generic_visit(node)


def _nodes(node: ast.AST, path: Path, where: str) -> Iterator[tuple[Path, str, ast.AST]]:
    """Every node with its place in the tree, and the function or class that it belongs to."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.JoinedStr)):
        return
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not where:
        where = node.name
    yield path, where, node
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from _nodes(value, (*path, (field, None)), where)
        elif isinstance(value, list):
            for number, part in enumerate(value):
                if isinstance(part, ast.AST):
                    yield from _nodes(part, (*path, (field, number)), where)


def _replaced(tree: ast.AST, path: Path, changed: ast.AST) -> ast.AST:
    """A copy of the tree, with another node at one place."""
    tree = copy.deepcopy(tree)
    parent = tree
    for field, number in path[:-1]:
        value = getattr(parent, field)
        parent = value if number is None else value[number]
    field, number = path[-1]
    if number is None:
        setattr(parent, field, changed)
    else:
        getattr(parent, field)[number] = changed
    return tree


def _told(node: ast.AST) -> str:
    """A node as one line of code. Of a function, only its head."""
    if isinstance(node, ast.Pass):
        return "nothing"
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return " ".join([*(f"@{ast.unparse(each)}" for each in node.decorator_list), node.name])
    if isinstance(node, (ast.If, ast.While)):
        return f"if {ast.unparse(node.test)}"
    return " ".join(ast.unparse(node).split())


_BINARY: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}
_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_METHODS = {
    "set": "add",
    "add": "set",
    "min": "max",
    "max": "min",
    "sum": "mean",
    "mean": "sum",
    "argmax": "argmin",
    "argmin": "argmax",
    "maximum": "minimum",
    "minimum": "maximum",
}
_BOUNDED = {"range": -1, "fori_loop": 1}
"""Functions with a bound for a loop, and the number of that argument."""


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """All that may replace a node."""
    match node:
        case ast.BinOp(left, op, right):
            for other in _BINARY.get(type(op), ()):
                yield ast.BinOp(left, other(), right)
            if isinstance(op, ast.MatMult):
                yield ast.BinOp(right, op, left)
        case ast.AugAssign(target, op, value):
            yield ast.Pass()
            for other in _BINARY.get(type(op), ()):
                yield ast.AugAssign(target, other(), value)
        case ast.Compare(left, [op], right):
            for compared in _COMPARED.get(type(op), ()):
                yield ast.Compare(left, [compared()], right)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.USub() | ast.Not() | ast.Invert(), operand):
            yield operand
        case ast.Constant(value):
            yield from _constants(value)
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Raise() | ast.Expr(ast.Call()):
            yield ast.Pass()
        case ast.Attribute(owner, "dtype"):
            yield ast.parse("jnp.float32", mode="eval").body
        case ast.Attribute(owner, name, context) if name in _METHODS:
            yield ast.Attribute(owner, _METHODS[name], context)
        case ast.Call():
            yield from _calls(node)
        case ast.FunctionDef() | ast.ClassDef():
            for number in range(len(node.decorator_list)):
                changed = copy.deepcopy(node)
                del changed.decorator_list[number]
                yield changed
            if isinstance(node, ast.FunctionDef):
                yield from _with_other_jit(node)


def _constants(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        yield ast.Constant(value - 1)
    elif isinstance(value, float):
        yield ast.Constant(2 * value if value else 1.0)


def _calls(call: ast.Call) -> Iterator[ast.AST]:
    """Calls with other arguments, and what remains without the call."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if call.args and not isinstance(call.args[0], ast.Starred):
        yield call.args[0]
    if isinstance(call.func, ast.Attribute):
        yield call.func.value  # `x.astype(d)` becomes `x`
    for number in range(len(call.keywords)):
        yield ast.Call(call.func, call.args, [*call.keywords[:number], *call.keywords[number + 1 :]])
    for number in range(len(call.args) - 1):
        args = list(call.args)
        args[number : number + 2] = reversed(args[number : number + 2])
        yield ast.Call(call.func, args, call.keywords)
    if name in _BOUNDED and call.args:
        for op in (ast.Add(), ast.Sub()):
            args = list(call.args)
            args[_BOUNDED[name]] = ast.BinOp(args[_BOUNDED[name]], op, ast.Constant(1))
            yield ast.Call(call.func, args, call.keywords)


def _with_other_jit(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """A jitted function with a donated argument, or with one that is static."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args) if argument.arg != "self"]
    for number, decorator in enumerate(function.decorator_list):
        if "jit" not in ast.unparse(decorator):
            continue
        call = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
        for name in names:
            for option in ("donate_argnames", "static_argnames"):
                if option in {keyword.arg for keyword in call.keywords}:
                    continue
                added = ast.keyword(option, ast.Constant(name))
                changed = copy.deepcopy(function)
                changed.decorator_list[number] = ast.Call(call.func, call.args, [*call.keywords, added])
                yield changed
