"""Guards the project's English: `python tests/prose/guard.py`.

Reads docstrings, lessons and the pages for people, and reports `path:line: what is wrong`. The exit status is 1 if
anything is. `--figures` prints a few figures of the language in place of faults.

The rules:

- A docstring opens with a verb, never with a question word. So does one below a name.
- A sentence has at most 30 words. A list item, a table cell and a heading end a sentence.
- The phrases of `PHRASES` are not used.

Code is left out: code blocks, doctests and indented code. A code span counts as one word.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import itertools
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("grader", "exercises", "solutions", "tests")
LEFT_OUT = ("tests/hostile", "tests/versions")
LESSONS = ("exercises/*/README.md",)
PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/*.md", "grader/**/*.md")

MOST_WORDS = 30
QUESTION_WORDS = ("what", "how", "whether", "where", "why", "who", "whose", "when", "which")

IF = 'write "if" or "when"'

# A regular expression, and the plain words to write. A space stands for any white space, `^` and `$` for the ends
# of a sentence. Each must be certain: a phrase that is right somewhere does not belong here.
PHRASES = (
    (r"\bby custom\b", 'write "usually"'),
    (r"\bwho(so)?ever\b", "name the person"),
    (r"\bthat which\b", "name the thing"),
    (r"\bneither\W*$", 'write "nor", "not even" or a second "not"'),
    (r"\bneither[;:]", 'write "nor", "not even" or a second "not"'),
    (r"^to \w+ is for \w+ing\b", 'say when to do it: "Wait only when"'),
    (r"\btakes? the road\b", "say what to do, without the picture"),
    (r"\bthe road that is open\b", "say what to do, without the picture"),
    (r"\bhow to know (it|them)\b", 'say what it is: "anything with an attribute x is a y"'),
    (r"\bstands? in (the )?place of\b", 'write "replaces"'),
    (r"\bfor nothing\b", 'write "needlessly"'),
    (r"\bnone of them here\b", "say what is here"),
    (r"\bjust as far\b", 'write "equal"'),
    (r"\bleaves? no trace\b", 'write "stores nothing"'),
    (r"\bwhile it lasts\b", 'write "temporarily"'),
    (r"\bwhat (stood|stands) there\b", "name the thing"),
    (r"\bthose of now\b", 'write "the current"'),
    (r"\bknown by (its|their) place\b", "say what counts"),
    (r"\b(did|do|does)(n't| not) come back\b", 'write "did not finish"'),
    # "where" for "if"
    (r"\b(none|nothing|all) where\b", IF),
    (r"\b0 where (it|they|there|this|that|nothing|none)\b", IF),
    (r"[,;] where (it|they) (is|are|has|have|does|do|can|cannot)\b", IF),
    (r"^where (it|they|this|that|both) (is|are|has|have|does|do|can|cannot|works|fails)\b(?=[^?]*$)", IF),
    (r"\bwhere there (is|are) (no|none|one|any)\b", IF),
    (r"\bwhere (that|nothing|none|nobody)\b", IF),
)
_PHRASES = [(re.compile(phrase.replace(" ", r"\s+"), re.IGNORECASE), instead) for phrase, instead in PHRASES]

# They end with a point and end no sentence. Those of `BEFORE_DETAIL` end one when a capital letter follows.
ABBREVIATIONS = {"e.g.", "i.e.", "cf.", "vs.", "al.", "approx.", "incl.", "resp.", "eq.", "eqs.", "fig.", "sec.", "ch."}
BEFORE_DETAIL = ("etc.", "...", "…")

ENTRY_SECTIONS = {"Args", "Arguments", "Attributes", "Raises"}
CODE_SECTIONS = {"Example", "Examples", "Reference", "References"}
SECTIONS = ENTRY_SECTIONS | CODE_SECTIONS | {"Returns", "Yields", "Checks", "Note", "Notes", "Warning", "Warnings"}

_SECTION = re.compile(r"([A-Z][a-z]+):\s*$")
_ENTRY = re.compile(r"\*{0,2}[\w.`]+( \([^)]*\))?:\s+")
_BULLET = re.compile(r"([-*+•]|\d+[.)])\s+")
_NOT_PROSE = (  # what counts as one word of a sentence, or as none
    (re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL), "x"),
    (re.compile(r"\bhttps?://[^\s)>]*[^\s)>.,;:]"), "x"),
    (re.compile(r"(?<=\])\((?:[^()]|\([^()]*\))*\)"), " "),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), " "),
)
_END = re.compile(r"""[.!?…]+["'”’)\]*_]*(?=\s|$)|\s·(?=\s)""")
_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True)
class Line:
    """One line of a text, with its number in the file."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """The number of spaces that it begins with."""
        return len(self.text) - len(self.text.lstrip())


@dataclass(frozen=True)
class Sentence:
    """One sentence, with the number of the line that it begins on."""

    number: int
    source: str
    prose: str  # as long as `source`, but code is x's and addresses are blanks

    @property
    def words(self) -> list[str]:
        """Its words; a code span is one."""
        return _WORD.findall(self.prose)


@dataclass(frozen=True)
class Block:
    """Lines of prose that belong together: a paragraph, a list item, a cell. No sentence crosses its ends."""

    lines: tuple[Line, ...]
    running: bool = True  # false for a cell and a heading

    def sentences(self) -> Iterator[Sentence]:
        """Cuts the block at the ends of its sentences."""
        source = "\n".join(line.text for line in self.lines)
        prose = source
        for pattern, filler in _NOT_PROSE:
            prose = pattern.sub(lambda found, filler=filler: filler * len(found[0]), prose)
        begin = 0
        for end in [*(found.end() for found in _END.finditer(prose) if _ends(prose, found)), len(prose)]:
            begin += len(prose[begin:end]) - len(prose[begin:end].lstrip())
            if _WORD.search(prose, begin, end):
                number = self.lines[source.count("\n", 0, begin)].number
                yield Sentence(number, source[begin:end].rstrip(), prose[begin:end].rstrip())
            begin = end


def _ends(prose: str, found: re.Match[str]) -> bool:
    """Tells the end of a sentence from a point inside of one."""
    before = prose[: found.end()].split()[-1].lstrip("([\"'“*_").lower()
    goes_on = prose[found.end() :].lstrip()[:1].islower()
    if before in ABBREVIATIONS:
        return False
    if before.endswith(BEFORE_DETAIL):
        return not goes_on
    quoted = found[0][0] in "!?" and found[0][-1] in "\"'”’)"
    return not (quoted and goes_on)


# Docstrings


@dataclass(frozen=True)
class Docstring:
    """The docstring of a module, a class, a function or a name, its indentation taken off."""

    lines: tuple[Line, ...]

    @property
    def question_word(self) -> str:
        """The question word that it opens with, or an empty string."""
        found = re.match(r"[^\w`]*(\w+)", self.lines[0].text)
        return found[1] if found and found[1].lower() in QUESTION_WORDS else ""

    def blocks(self) -> Iterator[Block]:
        """Finds its prose: paragraphs, list items, and the entries of `Args` and the like."""
        for name, lines in _sections(_without_fences(self.lines)):
            if name not in CODE_SECTIONS:
                for is_blank, chunk in itertools.groupby(lines, lambda line: not line.text.strip()):
                    if not is_blank:
                        yield from _chunk_blocks(chunk, entries=name in ENTRY_SECTIONS)


def _without_fences(lines: Iterable[Line]) -> Iterator[Line]:
    fenced = False
    for line in lines:
        is_fence = line.text.lstrip().startswith("```")
        fenced ^= is_fence
        yield Line(line.number, "") if fenced or is_fence else line


def _sections(lines: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Splits a docstring at its headings; what belongs to none has the name "". Takes the indentation off."""
    name, gathered = "", []
    for line in lines:
        heading = _SECTION.match(line.text)
        is_heading = heading is not None and heading[1] in SECTIONS
        if is_heading or (name and line.text and not line.indent):
            yield name, _dedented(gathered)
            name, gathered = (heading[1], []) if is_heading else ("", [])
        if not is_heading:
            gathered.append(line)
    yield name, _dedented(gathered)


def _dedented(lines: list[Line]) -> list[Line]:
    texts = textwrap.dedent("\n".join(line.text for line in lines)).split("\n")
    return [Line(line.number, text) for line, text in zip(lines, texts, strict=False)]


def _chunk_blocks(chunk: Iterable[Line], entries: bool) -> Iterator[Block]:
    """Splits lines without a gap at list items and entries; code ends them."""
    gathered: list[Line] = []
    for line in chunk:
        text = line.text.strip()
        marked = _BULLET.match(text) or (entries and not line.indent and _ENTRY.match(text))
        if marked:
            if gathered:
                yield Block(tuple(gathered))
            gathered, text = [], text[marked.end() :]
        elif text.startswith((">>>", "|")) or (not entries and _is_code(line, gathered)):
            break
        gathered.append(Line(line.number, text))
    if gathered:
        yield Block(tuple(gathered))


def _is_code(line: Line, before: list[Line]) -> bool:
    return line.indent >= 4 and (not before or before[-1].text.endswith(":"))


def docstrings(source: str) -> Iterator[Docstring]:
    """Finds the docstrings of a module's text, and those below the names that it and its classes define."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for before, statement in itertools.pairwise([None, *node.body]):
                match statement:
                    case ast.Expr(value=ast.Constant(value=str(text))) if text.strip() and _takes_docstring(
                        before, node
                    ):
                        blank = len(text) - len(text.lstrip())
                        first = statement.lineno + text.count("\n", 0, blank)
                        lines = inspect.cleandoc(text).split("\n")
                        yield Docstring(tuple(Line(first + i, line) for i, line in enumerate(lines)))


def _takes_docstring(before: ast.stmt | None, owner: ast.AST) -> bool:
    """True for the first statement of a body, and for the one below a name that a module or class defines."""
    is_name = isinstance(before, ast.Assign | ast.AnnAssign)
    return before is None or (is_name and isinstance(owner, ast.Module | ast.ClassDef))


# Markdown


def markdown_blocks(text: str) -> Iterator[Block]:
    """Finds the prose of a Markdown page: its paragraphs, list items, cells and headings."""
    first, running = 0, True
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.map and token.type != "inline":
            first, running = token.map[0] + 1, token.type == "paragraph_open"
        if token.type in ("th_open", "td_open"):
            running = False
        if token.type == "inline" and token.content.strip():
            lines = token.content.split("\n")
            yield Block(tuple(Line(first + i, line) for i, line in enumerate(lines)), running)


# Rules


@dataclass(frozen=True)
class Fault:
    """A place where the text breaks a rule."""

    number: int
    what: str


def python_faults(source: str) -> list[Fault]:
    """Judges the docstrings of a module."""
    faults = []
    for docstring in docstrings(source):
        if word := docstring.question_word:
            what = f'a docstring that opens with "{word}": open with a verb, such as "Returns"'
            faults.append(Fault(docstring.lines[0].number, what))
        faults += _prose_faults(docstring.blocks())
    return sorted(faults, key=lambda fault: fault.number)


def markdown_faults(text: str) -> list[Fault]:
    """Judges a Markdown page."""
    return list(_prose_faults(markdown_blocks(text)))


def _prose_faults(blocks: Iterable[Block]) -> Iterator[Fault]:
    for block in blocks:
        for sentence in block.sentences():
            if len(sentence.words) > MOST_WORDS:
                opening = " ".join(sentence.source.split()[:6])
                what = f'a sentence of {len(sentence.words)} words, at most {MOST_WORDS}: "{opening} ..."'
                yield Fault(sentence.number, what)
            for pattern, instead in _PHRASES:
                if found := pattern.search(sentence.prose):
                    number = sentence.number + sentence.source.count("\n", 0, found.start())
                    phrase = " ".join(found[0].split()).lstrip(",; ")
                    yield Fault(number, f'"{phrase}": {instead}')


# The project


def python_files(*folders: str) -> list[Path]:
    """The modules under folders of the project, those left out that imitate strangers."""
    left_out = [ROOT / folder for folder in LEFT_OUT]
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if not any(folder in path.parents for folder in left_out)]


def pages(*patterns: str) -> list[Path]:
    """The Markdown pages of the project that match a pattern."""
    return [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def all_faults() -> Iterator[tuple[Path, Fault]]:
    """Judges every text of the project that the guard knows."""
    for path in python_files(*MODULES):
        for fault in python_faults(path.read_text(encoding="utf-8")):
            yield path, fault
    for path in pages(*LESSONS, *PAGES):
        for fault in markdown_faults(path.read_text(encoding="utf-8")):
            yield path, fault


def figures() -> Iterator[str]:
    """Measures the language of the grader's docstrings and of the lessons."""
    found = [doc for path in python_files("grader") for doc in docstrings(path.read_text(encoding="utf-8"))]
    sentences = [sentence for doc in found for block in doc.blocks() for sentence in block.sentences()]
    count = _Counts(sentences)
    yield f"docstrings of grader/: {len(found)}, {count.words} words"
    for word in ("where", "if"):
        frequency = count.per_1000(rf"(?i)\b{word}\b")
        yield f'  "{word}" per 1,000 words: {frequency}'
    yield f"  semicolons per 1,000 words: {count.per_1000(';')}"
    yield f"  open with a question word: {_share(sum(bool(doc.question_word) for doc in found), len(found))}"

    blocks = [block for path in pages(*LESSONS) for block in markdown_blocks(path.read_text(encoding="utf-8"))]
    count = _Counts([sentence for block in blocks for sentence in block.sentences()])
    running = [sentence for block in blocks if block.running for sentence in block.sentences()]
    yield f"lessons: {len(running)} sentences, {count.words} words with headings and tables"
    long = sum(len(sentence.words) > MOST_WORDS for sentence in running)
    yield f"  sentences of more than {MOST_WORDS} words: {_share(long, len(running))}"
    yield f"  semicolons per 1,000 words: {count.per_1000(';')}"


class _Counts:
    """Counts what occurs in sentences."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.words = sum(len(sentence.words) for sentence in sentences)
        self._text = "\n".join(sentence.prose for sentence in sentences)

    def per_1000(self, pattern: str) -> str:
        return f"{1000 * len(re.findall(pattern, self._text)) / max(self.words, 1):.1f}"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}, {100 * part / max(whole, 1):.1f} %"


def main() -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(description="guards the project's English")
    parser.add_argument("--figures", action="store_true", help="print figures of the language in place of faults")
    if parser.parse_args().figures:
        print("\n".join(figures()))
        return 0
    faults = list(all_faults())
    for path, fault in faults:
        print(f"{path.relative_to(ROOT).as_posix()}:{fault.number}: {fault.what}")
    if faults:
        print(f"{len(faults)} faults of language", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
