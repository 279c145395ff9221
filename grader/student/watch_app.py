"""Watch mode on a terminal: the current exercise, its outcome, and keys for the rest."""

from __future__ import annotations

import asyncio
import dataclasses
import sys
from collections.abc import Iterable
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.markdown import Markdown as RichMarkdown
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Footer, Markdown, OptionList, Static
from textual.widgets.option_list import Option

from grader.course import Course, Exercise
from grader.messages import clean
from grader.reports.summary import Line, message_lines, remark_lines
from grader.results import CheckResult
from grader.student.attempt import Attempt
from grader.student.beside import beside_solution
from grader.student.progress import Progress
from grader.student.watch import Watch

__all__ = ["WatchApp"]

FRAME_SECONDS = 0.04
SLOW_SECONDS = 1.0  # from here on, the screen says how to stop
MARKS = {"passed": ("✓", "green"), "failed": ("✗", "red"), "error": ("!", "bold red"), "skipped": ("-", "yellow")}


class WatchApp(App[None]):
    """Shows a `Watch`, and passes on its keys.

    Args:
        course: the course.
        exercise: the exercise to begin with, or None for the first one that is not passed.
    """

    CSS = """
    #head { height: auto; padding: 0 1; background: $boost; }
    #body { padding: 1 1; }
    .page { padding: 1 2; background: $surface; }
    ModalScreen { align: center middle; }
    ModalScreen > VerticalScroll, ModalScreen > OptionList { width: 100%; height: 100%; border: round $primary; }
    MarkdownFence > Label { width: 1fr; }
    OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    ModalScreen > VerticalScroll { background: $surface; padding: 0 1; }
    """
    ENABLE_COMMAND_PALETTE = False
    TITLE = "grader watch"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hint", "hint"),
        Binding("l", "lesson", "lesson"),
        Binding("n", "go_on", "next"),
        Binding("p", "previous", "back"),
        Binding("i", "index", "list"),
        Binding("a", "all", "all"),
        Binding("s", "solution", "solution"),
        Binding("r", "again", "again"),
        Binding("x", "stop", "stop"),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, course: Course, exercise: Exercise | None) -> None:
        super().__init__(ansi_color=True)
        self._watch = Watch(course, exercise, self._show_soon)
        self._coming: Timer | None = None
        self._offered: object = None
        self._following: asyncio.Task[None] | None = None

    @property
    def is_settled(self) -> bool:
        """The last check is over."""
        return self._watch.attempt is not None and self._watch.attempt.is_over

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        with VerticalScroll(id="body", can_focus=True):
            yield Static(id="result")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        self.query_one("#body").focus()
        self._following = asyncio.create_task(self._watch.follow())
        self.set_interval(0.5, self._show_if_running)  # the seconds go on

    async def on_unmount(self) -> None:
        if self._following is not None:
            self._following.cancel()
            await asyncio.gather(self._following, return_exceptions=True)

    def on_resize(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offers a key only while it does something. None greys it out."""
        attempt = self._watch.attempt
        if action == "stop":
            return True if attempt is not None and attempt.has_begun and not attempt.is_over else None
        if action == "solution":
            return True if self._watch.progress.has_passed(self._watch.exercise) else None
        return True

    def action_again(self) -> None:
        self._watch.check()

    def action_go_on(self) -> None:
        self._watch.go_on()

    def action_previous(self) -> None:
        self._watch.step(-1)

    async def action_stop(self) -> None:
        await self._watch.stop()

    def action_hint(self) -> None:
        self.push_screen(Hints(self._watch.exercise, self._watch.progress))

    def action_lesson(self) -> None:
        section = self._watch.exercise.section
        if section is not None:
            self.push_screen(Page(f"# {self._watch.exercise.name}\n\n{section.body}"))

    def action_index(self) -> None:
        def go(name: str | None) -> None:
            if name:
                self._watch.go_to(self._watch.course.exercise(name))

        self.push_screen(Index(self._watch.course, self._watch.progress, self._watch.exercise), go)

    def action_all(self) -> None:
        self.push_screen(RunAll(self._watch.course), lambda _: self._reload())

    def action_solution(self) -> None:
        exercise = self._watch.exercise
        if not exercise.solution.is_file():
            self.push_screen(Page("This copy of the course has no solutions."))
            return
        self.push_screen(Page(beside_solution(exercise, self.size.width - 8)))

    def _reload(self) -> None:
        self._watch.look_again()
        self._show()

    def _show_if_running(self) -> None:
        if self._watch.attempt is not None and not self._watch.attempt.is_over:
            self._show()

    def _show_soon(self) -> None:
        """Shows the verdict at once. What comes before it may wait for the next of its kind."""
        attempt = self._watch.attempt
        if attempt is not None and attempt.has_verdict:
            self._show()
        elif self._coming is None and self.is_running:
            self._coming = self.set_timer(FRAME_SECONDS, self._show)

    def _show(self) -> None:
        if self._coming is not None:
            self._coming.stop()
            self._coming = None
        if not self.is_running or not self.screen_stack:
            return
        width = max(40, self.size.width - 4)
        base = self.screen_stack[0]
        base.query_one("#head", Static).update(_head(self._watch))
        base.query_one("#result", Static).update(_body(self._watch, width))
        offered = (self.check_action("stop", ()), self.check_action("solution", ()))
        if offered != self._offered:  # the footer is made anew, which takes longer than all the rest
            self._offered = offered
            self.refresh_bindings()


class Page(ModalScreen[None]):
    """Something to read, until a key closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "back")]

    def __init__(self, content: str | RenderableType) -> None:
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            if isinstance(self._content, str):
                yield Markdown(self._content, open_links=False)
            else:
                yield Static(self._content)
        yield Footer(compact=True)


class Hints(Page):
    """The hints that were given so far. A key gives the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("h", "more", "next hint")]

    def __init__(self, exercise: Exercise, progress: Progress) -> None:
        super().__init__("")
        self._exercise, self._progress = exercise, progress

    def on_mount(self) -> None:
        self.action_more()

    def action_more(self) -> None:
        hints = self._exercise.section.hints if self._exercise.section else ()
        given = self._progress.give_hint(self._exercise)
        said = [f"**Hint {number} of {len(hints)}**\n\n{hint}" for number, hint in enumerate(hints[:given], 1)]
        if given < len(hints):
            said.append("*Try it first. If you are still stuck, press h for the next hint.*")
        self.query_one(Markdown).update("\n\n".join(said))


class Index(ModalScreen[str]):
    """All exercises, with their state. Choosing one goes to it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "back")]

    def __init__(self, course: Course, progress: Progress, current: Exercise) -> None:
        super().__init__()
        self._course, self._progress, self._current = course, progress, current

    def compose(self) -> ComposeResult:
        options: list[Option | None] = []
        for chapter in self._course.chapters:
            options.append(Option(Text(f"{chapter.name}  {chapter.lesson.title}", style="bold"), disabled=True))
            options += [Option(_index_line(one, self._progress), id=one.name) for one in chapter.exercises]
        found = OptionList(*options)
        yield found
        yield Footer(compact=True)

    def on_mount(self) -> None:
        found = self.query_one(OptionList)
        found.highlighted = found.get_option_index(self._current.name)
        found.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class RunAll(ModalScreen[None]):
    """Runs pytest on the whole course, and shows what it says."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "back")]

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course
        self._lines: list[str] = []
        self._process: asyncio.subprocess.Process | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("pytest runs all exercises ...")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        self.run_worker(self._run())

    async def _run(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "pytest", "-q", "--no-header", "--color=no", "exercises"),
            cwd=self._course.root,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self._lines.append(clean(line.decode(errors="replace").rstrip()))
            self.query_one(Static).update(Text("\n".join(self._lines)))
            self.query_one(VerticalScroll).scroll_end(animate=False)

    def on_unmount(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()


def _head(watch: Watch) -> RenderableType:
    exercise = watch.exercise
    section = exercise.section
    name = Text.assemble(
        (exercise.name, "bold"), f"  {'★' * section.stars}{'☆' * (3 - section.stars)}" if section else ""
    )
    rows: list[RenderableType] = [_two_ends(name, _score(watch))]
    if section is not None:
        rows.append(Text(section.title))
    return Group(*rows, _two_ends(_bar(watch), _course_points(watch)))


def _score(watch: Watch) -> Text:
    """The points of the last check, or the minutes that the exercise takes."""
    attempt, section = watch.attempt, watch.exercise.section
    if attempt is None or not attempt.results or attempt.result.outcome == "not_started":
        return Text(f"{section.minutes} minutes" if section else "", style="dim")
    result = attempt.result
    return Text(f"{result.score} of {result.max_score} points", style="bold green" if attempt.has_passed else "bold")


def _two_ends(left: RenderableType, right: RenderableType) -> RenderableType:
    table = Table.grid(expand=True, padding=(0, 1))
    table.add_column()
    table.add_column(justify="right")
    table.add_row(left, right)
    return table


def _bar(watch: Watch) -> RenderableType:
    chapter = watch.exercise.chapter
    passed, total = watch.standing.passed(chapter), len(chapter.exercises)
    row = Table.grid(padding=(0, 1))
    row.add_row(chapter.name, ProgressBar(total=total, completed=passed, width=20), f"{passed} of {total} exercises")
    return row


def _course_points(watch: Watch) -> Text:
    points, most = watch.standing.points
    return Text(f"course: {points:,} of {most:,} points")


def _body(watch: Watch, width: int) -> RenderableType:
    attempt = watch.attempt
    if attempt is None:
        return ""
    parts: list[RenderableType] = list(_check_lines(attempt, width))
    if attempt.printed.strip():
        parts.append(Text("\nprinted when the file was loaded:\n" + "\n".join(attempt.printed.splitlines()[:5])))
    parts += [_text(line) for line in message_lines([_naming_keys(one) for one in attempt.checks], width)]
    if not attempt.is_over and attempt.seconds > SLOW_SECONDS:
        what = "press x to stop" if attempt.has_begun else "JAX starts"
        parts.append(Text(f"\n{attempt.seconds:.0f} s ... {what}", style="yellow"))
    if attempt.is_over:
        parts += _closing(watch, attempt, width)
    return Group(*parts)


_KEYS = {"hint": "press h", "lesson": "press l"}


def _naming_keys(result: CheckResult) -> CheckResult:
    """The result with keys in place of the commands that do the same."""
    return dataclasses.replace(result, facts=tuple((label, _KEYS.get(label, text)) for label, text in result.facts))


def _check_lines(attempt: Attempt, width: int) -> Iterable[Text]:
    for check in attempt.exercise.checks:
        result = attempt.results.get(check.name)
        if result is None:
            mark, style = ("…", "cyan") if check.name == attempt.running else ("·", "dim")
            yield Text(f"  {mark} {check.title}", style=style, overflow="ellipsis", no_wrap=True)
            continue
        mark, style = MARKS.get(result.outcome, ("·", "dim"))
        points = f"{result.points} of {result.max_points}"
        title = Text.assemble("  ", (mark, style), f" {check.title}")
        title.truncate(width - len(points) - 2, overflow="ellipsis", pad=True)
        yield title.append(f"  {points}", style="dim")


def _closing(watch: Watch, attempt: Attempt, width: int) -> list[RenderableType]:
    result = attempt.result
    exercise = attempt.exercise
    if result.outcome == "not_started":
        return [Text(f"\nNot started yet. Press l for the lesson, then fill in {exercise.label}.", style="yellow")]
    parts: list[RenderableType] = [_text(line) for line in remark_lines(attempt.checks, width)]
    if len(attempt.checks) < len(exercise.checks):
        parts.append(
            Text("\nSome checks did not run, because they were stopped. Press r to check again.", style="yellow")
        )
    if not attempt.has_passed:
        return [*parts, Text(f"\n{result.score} of {result.max_score} points  ({attempt.seconds:.1f} s)", style="bold")]
    parts.append(
        Text(f"\nAll checks pass: {result.score} of {result.max_score} points  ({attempt.seconds:.1f} s)", "bold green")
    )
    if exercise.section is not None and exercise.section.learnt:
        parts += ["", RichMarkdown(exercise.section.learnt)]
    ways = len(exercise.other_ways)
    if ways or exercise.solution.is_file():
        parts.append(Text(f"\nPress s for the solution{f' and {ways} other ways to write it' if ways else ''}."))
    following = watch.standing.next_after(exercise)
    if following is None:
        parts.append(Text("That was the last exercise. The course is done.", style="bold"))
    else:
        title = following.section.title if following.section else ""
        parts.append(Text.assemble("Press n for the next exercise: ", (following.name, "bold"), f"  {title}"))
    return parts


def _text(line: Line) -> Text:
    text, style = line
    return Text(text, style=" ".join(name for name, wanted in style.items() if wanted))


def _index_line(exercise: Exercise, progress: Progress) -> Text:
    known = progress.of(exercise)
    mark, style = ("✓", "green") if known.passed else ("✗", "red") if known.tries else ("·", "dim")
    title = exercise.section.title if exercise.section else ""
    return Text.assemble(
        "  ", (mark, style), f" {exercise.stem:<28} {known.score:>2} of {exercise.points:<3} ", (title, "dim")
    )
