"""Proofs about the form of an exercise. Nothing is run. Each fault says what to mend."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from grader.author.docstrings import Docstring, docstrings, listed_checks, section
from grader.author.path import course_path
from grader.author.usage import assertions_used, names_used
from grader.course import Chapter, Course, Exercise, Verdict, digest
from grader.runner.fixtures import FIXTURES

__all__ = [
    "author_is_done",
    "believed_points",
    "blind_versions_are_there",
    "chapter_form",
    "course_form",
    "exercise_form",
    "opening_is_done",
]

MAX_TITLE = 90
MAX_SENTENCE = 150
MAX_BELIEVED = 0.05
POINTS = {1: 10, 2: 15, 3: 20}
"""Of an exercise, by its stars."""
CHAPTER_POINTS = range(100, 201)
LEAST_RIGHT = 7
LEAST_WRONG = 9

MANNERS = "Your code changes no argument, no global and no setting of JAX, and it prints nothing."
"""Stands in each stub, so that `assert_pure` may ask for it."""

BELIEVING = {"assert_fully_jitted", "waits_of"}
"""Assertions that rest on a worker's word about its own Python."""
COUNTING = {"count_traces"}
"""Counts that rest on a worker's word, unless the judge's clock confirms them."""
CONFIRMING = {"assert_cached", "assert_compiled", "assert_traces"}

_HEADING = re.compile(
    r"★[★☆]{2} · \d+ minutes(?: · (?:predict|repair|build))?(?: · builds on ch\d+/\w+(?:, ch\d+/\w+)*)?$"
)
_FIRST_WORD = re.compile(r"[A-Z][a-z]*s\b")
_TODO = re.compile(r"^ *# TODO: (?:(?:about )?\d+ lines?\b.*|repair .*)\.$", re.MULTILINE)
_BREAKS = re.compile(r'# breaks: "(.+?)"[:,] (?:.+)$')
_AUTHORS_MARK = "TODO(author)"
"""Stands wherever `grader new` left something to write."""


def exercise_form(exercise: Exercise) -> Iterator[str]:
    """All faults in the form of one exercise."""
    yield from _is_complete(exercise)
    if not (exercise.stub.is_file() and exercise.solution.is_file()):
        return
    yield from _pitfalls_have_sentences(exercise)
    yield from _lesson_has_its_parts(exercise)
    yield from _stub_and_solution_agree(exercise)
    yield from _solution_teaches(exercise)
    yield from _kind_is_kept(exercise)
    yield from _stub_is_documented(exercise)
    yield from _checks_are_listed(exercise)
    yield from _checks_are_plain(exercise)
    yield from _manners_are_asked_for(exercise)
    yield from _points_follow_stars_and_belief(exercise)


def _label(exercise: Exercise, path: Path) -> str:
    return path.relative_to(exercise.root).as_posix()


def _is_complete(exercise: Exercise) -> Iterator[str]:
    for path in (exercise.stub, exercise.solution, exercise.chapter.lesson.path):
        if not path.is_file():
            yield f"{_label(exercise, path)} is missing"
    if len(exercise.pitfalls) < 2:
        yield f"expected at least two pitfalls, found {len(exercise.pitfalls)}"


def _pitfalls_have_sentences(exercise: Exercise) -> Iterator[str]:
    sentences = [pitfall.sentence for pitfall in exercise.pitfalls]
    for pitfall in exercise.pitfalls:
        said = pitfall.sentence
        where = _label(exercise, pitfall.path)
        if not said.endswith(".") or len(said) > MAX_SENTENCE:
            yield f"{where}: its docstring is one sentence with a full stop, of at most {MAX_SENTENCE} characters"
        elif sentences.count(said) > 1:
            yield f"{where}: another pitfall has the same sentence"


def _lesson_has_its_parts(exercise: Exercise) -> Iterator[str]:
    found = exercise.section
    lesson = f"{exercise.id.chapter_folder}/README.md"
    if found is None:
        yield f"{lesson} has no section '## {exercise.stem}'"
        return
    lines = [line for line in found.text.splitlines() if line.strip()]
    if not re.match(r"\*[^*\n]+\*$", lines[0]):
        yield f"{exercise.id.lesson}: the section begins with its title, one line in *italics*"
    elif len(lines) < 2 or not _HEADING.match(lines[1]):
        such = "★★☆ · 15 minutes · repair · builds on ch1/histogram"
        yield f"{exercise.id.lesson}: below the title stands a line such as {such}"
    if len(found.hints) != 3:
        yield f"{exercise.id.lesson}: expected three hints, found {len(found.hints)}"
    if not found.learnt:
        yield f"{exercise.id.lesson}: after the hints, a block 'When it passes' says what a student has learnt"
    if not found.code:
        yield f"{exercise.id.lesson}: the section has no code that runs"
    if "https://docs.jax.dev/" not in found.text:
        yield f"{exercise.id.lesson}: the section has no link to JAX's documentation"


def _stub_and_solution_agree(exercise: Exercise) -> Iterator[str]:
    stub, solution = (_interface(path) for path in (exercise.stub, exercise.solution))
    if _kind(exercise) == "repair":  # a global may be what is to be repaired
        stub = {name: seen for name, seen in stub.items() if seen != "value" or name in solution}
    for name in sorted(stub.keys() | solution.keys()):
        if name not in solution or name not in stub:
            yield f"{name or 'the module docstring'} is in the {'stub' if name in stub else 'solution'} only"
        elif stub[name] != solution[name]:
            yield f"{name or 'the module'}: stub and solution differ in signature or docstring"


def _interface(path: Path) -> dict[str, str]:
    """Public names, methods included, each with everything that a caller sees of it."""
    tree = ast.parse(path.read_bytes())
    seen = {"": ast.get_docstring(tree) or ""}

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not (
                node.name.startswith("_") and node.name != "__init__"
            ):
                name = f"{prefix}{node.name}"
                if isinstance(node, ast.ClassDef):
                    seen[name] = f"class {[ast.unparse(b) for b in node.bases]} {ast.get_docstring(node)}"
                    visit(node.body, f"{name}.")
                else:
                    returns = ast.unparse(node.returns) if node.returns else ""
                    seen[name] = f"({ast.unparse(node.args)}) -> {returns} {ast.get_docstring(node)}"
            elif isinstance(node, ast.Assign) and not prefix:
                for target in node.targets:
                    if isinstance(target, ast.Name) and not target.id.startswith("_"):
                        seen[target.id] = "value"
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                seen[f"{prefix}{node.target.id}"] = ast.unparse(node.annotation)

    visit(tree.body, "")
    return seen


def _kind_is_kept(exercise: Exercise) -> Iterator[str]:
    """Proves that the exercise is of the kind that the lesson names."""
    kind = _kind(exercise)
    raises = "raise NotImplementedError" in exercise.stub.read_text(encoding="utf-8")
    has_functions = any(name.category != "value" for name in exercise.public_names)
    heading = f"{exercise.id.lesson}: it is of the kind {kind}, says the line below the title"
    if has_functions == (kind == "predict"):
        yield f"{heading}; only a predict has no functions"
    if kind != "predict" and raises == (kind == "repair"):
        yield f"{heading}; only the stub of a repair has no line `raise NotImplementedError`"
    if exercise.handed_out != digest(exercise.stub.read_bytes()):
        yield f"{exercise.id.checks}: HANDED_OUT is not the digest of the stub (grader verify --write writes it)"


def _kind(exercise: Exercise) -> str:
    return exercise.section.kind if exercise.section is not None else "fill"


def _solution_teaches(exercise: Exercise) -> Iterator[str]:
    """Proves that the solution has a comment: it says why this way, and not the obvious other one."""
    with tokenize.open(exercise.solution) as file:
        if not any(token.type == tokenize.COMMENT for token in tokenize.generate_tokens(file.readline)):
            yield f"{_label(exercise, exercise.solution)} has no comment that says why it is written this way"


def _stub_is_documented(exercise: Exercise) -> Iterator[str]:
    text = exercise.stub.read_text(encoding="utf-8")
    documented = list(docstrings(exercise.stub))
    functions = [one for one in documented if isinstance(one.node, ast.FunctionDef)]
    if f"Lesson: {exercise.id.lesson}" not in documented[0].text:
        yield f"{exercise.label}: the module docstring has a line 'Lesson: {exercise.id.lesson}'"
    todos = len(_TODO.findall(text))
    raising = sum("raise NotImplementedError" in ast.unparse(one.node) for one in functions)
    if not todos or (functions and todos < raising):
        yield f"{exercise.label}: each function to write has a line '# TODO: about 2 lines.'"
    for one in functions:
        yield from _function_is_documented(exercise, one)


def _function_is_documented(exercise: Exercise, one: Docstring) -> Iterator[str]:
    assert isinstance(one.node, ast.FunctionDef)
    where = f"{exercise.label}: {one.name}"
    if not _FIRST_WORD.match(one.text):
        yield f"{where}: its docstring opens with a verb in the third person, such as 'Returns'"
    arguments = [*one.node.args.posonlyargs, *one.node.args.args, *one.node.args.kwonlyargs]
    names = [argument.arg for argument in arguments if argument.arg != "self"]
    args = section(one.text, "Args")
    missing = [name for name in names if not re.search(rf"^ *\*?{name}\b.*:", args, re.MULTILINE)]
    if missing:
        yield f"{where}: its docstring says nothing of {', '.join(missing)} under 'Args:'"
    returns = ast.unparse(one.node.returns) if one.node.returns else ""
    if returns != "None" and not section(one.text, "Returns"):
        yield f"{where}: its docstring has no section 'Returns:'"


def _checks_are_listed(exercise: Exercise) -> Iterator[str]:
    """Proves that the bullets under `Checks:` are the checks' titles, in the order of the checks."""
    titles = [check.title for check in exercise.checks]
    listed: set[str] = set()
    advice = "(grader verify --write writes them)"
    for one in docstrings(exercise.stub):
        bullets = listed_checks(one.text)
        unknown = [bullet for bullet in bullets if bullet not in titles]
        for bullet in unknown:
            yield f"{exercise.label}: {one.name or 'the module'} lists '{bullet}', and no check has that title {advice}"
        known = [titles.index(bullet) for bullet in bullets if bullet in titles]
        if known != sorted(set(known)):
            yield f"{exercise.label}: {one.name or 'the module'} lists its checks twice or in another order {advice}"
        listed |= set(bullets)
    for title in titles:
        if title not in listed:
            yield f"{exercise.label}: no section 'Checks:' lists '{title}' {advice}"


def _checks_are_plain(exercise: Exercise) -> Iterator[str]:
    for check in exercise.checks:
        unknown = [name for name in check.parameters if name not in FIXTURES]
        if unknown:
            yield f"test_{check.name} asks for {', '.join(unknown)}; a check may take {', '.join(FIXTURES)}"
        if len(check.title) > MAX_TITLE:
            yield f"test_{check.name}: its title has more than {MAX_TITLE} characters"
        if check.title.endswith("."):
            yield f"test_{check.name}: its title ends with a full stop"


def _manners_are_asked_for(exercise: Exercise) -> Iterator[str]:
    """Proves that the stub says what good manners are, and that `assert_pure` asks for them of each function."""
    if _kind(exercise) == "predict":  # nothing is called
        return
    if MANNERS not in _plain(next(docstrings(exercise.stub)).text) + ".":
        yield f"{exercise.label}: its docstring does not say: {MANNERS}"
    assertions, names = assertions_used(exercise), names_used(exercise)
    asked = set[str]().union(*(names[check] for check, used in assertions.items() if "assert_pure" in used))
    for name in exercise.public_names:
        if name.category != "value" and name.name not in asked:
            yield f"no check that calls assert_pure uses {name.name}"


def _points_follow_stars_and_belief(exercise: Exercise) -> Iterator[str]:
    """Proves that points weigh how hard an exercise is. A check that believes a worker has one, and is listed."""
    page = exercise.root / "SECURITY.md"
    if not page.is_file():  # a course of somebody else's
        return
    stars = exercise.section.stars if exercise.section else 0
    if stars and exercise.points != POINTS[stars]:
        yield f"an exercise of {'★' * stars} has {POINTS[stars]} points in all, and the checks give {exercise.points}"
    listed = _listed_as_believing(page)
    for check in exercise.checks:
        name = f"{exercise.name} {check.name}"
        uses = assertions_used(exercise)[check.name]
        believed = uses & BELIEVING or (uses & COUNTING if not uses & CONFIRMING else set())
        if uses == {"assert_pure"}:  # beside right values it decides nothing else
            believed = uses
        if believed and name not in listed:
            yield (
                f"test_{check.name} believes a worker ({', '.join(sorted(believed))}): give it one point, "
                f"and list '{name}' in SECURITY.md"
            )
        elif name in listed and check.points != 1:
            yield f"test_{check.name} is listed in SECURITY.md as believing a worker, so it is worth 1 point"


def blind_versions_are_there(exercise: Exercise) -> Iterator[str]:
    """Proves that there are enough blind versions, and that each wrong one quotes the sentence that it breaks."""
    if not (exercise.root / "tests" / "versions").is_dir():  # a course without its tests
        return
    least_right = 0 if _kind(exercise) == "predict" else LEAST_RIGHT  # a prediction is right in one way only
    needed: dict[Verdict, int] = {"right": least_right, "wrong": LEAST_WRONG}
    for verdict, least in needed.items():
        found = len(exercise.blind_versions(verdict))
        if found < least:
            folder = f"tests/versions/{verdict}/{exercise.name}"
            yield f"expected at least {least} blind versions in {folder}, found {found}"
    ways = exercise.other_ways
    if least_right and not 2 <= len(ways) <= 3:
        yield (
            f"tests/versions/right/{exercise.name}: two or three versions begin with '# another way: ' and a sentence "
            f"for students; found {len(ways)}"
        )
    contract = _plain(exercise.stub.read_text(encoding="utf-8"))
    for path in exercise.blind_versions("wrong"):
        quote = _BREAKS.match(path.read_text(encoding="utf-8").split("\n", 1)[0])
        if quote is None:
            yield f'{_label(exercise, path)}: its first line is not: # breaks: "what the stub says": for these inputs'
        elif not all(_plain(part) in contract for part in quote[1].split("[...]")):
            yield f"{_label(exercise, path)} quotes what {exercise.label} does not say: {quote[1]}"


def _plain(text: str) -> str:
    """A text without line breaks, code marks and a full stop at its end."""
    return " ".join(text.replace("`", "").split()).rstrip(".")


def author_is_done(exercise: Exercise) -> Iterator[str]:
    """Proves that no mark of `grader new` is left in the files and in the lesson's section."""
    pitfalls = (pitfall.path for pitfall in exercise.pitfalls)
    for path in (exercise.stub, exercise.test, exercise.solution, *pitfalls):
        if _AUTHORS_MARK.encode() in path.read_bytes():
            yield f"{_label(exercise, path)} still has {_AUTHORS_MARK}"
    if exercise.section is not None and _AUTHORS_MARK in exercise.section.text:
        yield f"{exercise.id.lesson} still has {_AUTHORS_MARK}"


def _listed_as_believing(page: Path) -> set[str]:
    return set(re.findall(r"^\| `(ch\d+/\w+ \w+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE))


def chapter_form(chapter: Chapter) -> Iterator[str]:
    """Proves that a chapter's folders hold its exercises and nothing else."""
    known = {chapter.lesson.path, chapter.fingerprints, chapter.handed_out, *chapter.lesson.pictures}
    for exercise in chapter.exercises:
        pitfalls = (pitfall.path for pitfall in exercise.pitfalls)
        known |= {exercise.stub, exercise.test, exercise.data, exercise.picture, exercise.solution, *pitfalls}
    found = {
        path
        for folder in (chapter.folder, chapter.solutions)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    for path in sorted(found - known):
        yield f"{path.relative_to(chapter.root).as_posix()} belongs to no exercise"
    for path, words in chapter.lesson.pictures.items():
        if not path.is_file():
            yield f"{chapter.name}: the lesson shows {path.name}, which is not there"
        if not words:
            yield f"{chapter.name}: the lesson shows {path.name} and does not say in words what it shows"
    stems = {exercise.stem for exercise in chapter.exercises}
    headings = chapter.lesson.headings
    for heading in headings:
        if heading not in stems:
            yield f"{chapter.name}: the lesson's section '{heading}' has no exercise"
    if len(set(headings)) != len(headings):
        yield f"{chapter.name}: the lesson has two sections of one name"


def opening_is_done(chapter: Chapter) -> Iterator[str]:
    """Proves that no mark of `grader new` is left in a chapter's opening."""
    sections = [exercise.section.text for exercise in chapter.exercises if exercise.section is not None]
    if chapter.lesson.text.count(_AUTHORS_MARK) > sum(text.count(_AUTHORS_MARK) for text in sections):
        yield f"exercises/{chapter.name}/README.md still has {_AUTHORS_MARK} outside of its exercises"


def believed_points(course: Course) -> tuple[int, int]:
    """The points that rest on a worker's word, and all points."""
    page = course.root / "SECURITY.md"
    listed = _listed_as_believing(page) if page.is_file() else set()
    checks = [(exercise, check) for exercise in course.exercises for check in exercise.checks]
    believed = sum(check.points for exercise, check in checks if f"{exercise.name} {check.name}" in listed)
    return believed, sum(check.points for _, check in checks)


def course_form(course: Course) -> Iterator[str]:
    """Proves what holds for the course as a whole."""
    for chapter in course.chapters:
        yield from chapter_form(chapter)
        yield from opening_is_done(chapter)
    readme = course.root / "README.md"
    if readme.is_file():
        text = readme.read_text(encoding="utf-8")
        if course_path(course) not in text:
            yield "README.md does not hold the path through the course as it is: run `grader verify --write`"
        for chapter in course.chapters:
            points = sum(exercise.points for exercise in chapter.exercises)
            if points not in CHAPTER_POINTS:
                yield f"{chapter.name} has {points} points; expected {CHAPTER_POINTS[0]} to {CHAPTER_POINTS[-1]}"
    page = course.root / "SECURITY.md"
    if page.is_file():
        names = {f"{exercise.name} {check.name}" for exercise in course.exercises for check in exercise.checks}
        for name in sorted(_listed_as_believing(page) - names):
            yield f"SECURITY.md lists '{name}', and there is no such check"
        believed, total = believed_points(course)
        if believed >= MAX_BELIEVED * total:
            yield f"{believed} of {total} points rest on a worker's word; fewer than {MAX_BELIEVED:.0%} may"
