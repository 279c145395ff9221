"""Draws the pictures of the lessons: `python docs/pictures.py` writes them all anew.

Each is an SVG file beside its lesson, without fonts or scripts of its own. Its colours follow the reader's light or
dark page. What it shows is also said in words: in its description, and in the lesson's `![...]`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent

CELL = 26
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1f2328; }
text.code { font: 13px ui-monospace, monospace; }
.shared { fill: #8c959f; } .a { fill: #54aeff; } .b { fill: #e3a008; } .c { fill: #4ac26b; } .d { fill: #e275ad; }
.blank { fill: none; }
rect, path { stroke: #57606a; stroke-width: 1; } path { fill: none; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } rect, path { stroke: #9198a1; }
  .shared { fill: #656c76; } .a { fill: #1f6feb; } .b { fill: #9e6a03; } .c { fill: #238636; } .d { fill: #bf4b8a; }
}
"""
COLOURS = "abcd"


@dataclasses.dataclass
class Drawing:
    """An SVG file as it grows.

    Attributes:
        description: the picture in words.
        width: in pixels.
        height: in pixels.
    """

    description: str
    width: int
    height: int
    parts: list[str] = dataclasses.field(default_factory=list)

    def grid(self, x: int, y: int, rows: int, columns: int, colour: Callable[[int, int], str]) -> None:
        """Draws an array: a cell for each element, in the colour that is named for its row and its column."""
        for row in range(rows):
            for column in range(columns):
                left, top = x + CELL * column, y + CELL * row
                self.parts.append(
                    f'<rect x="{left}" y="{top}" width="{CELL}" height="{CELL}" class="{colour(row, column)}"/>'
                )

    def text(self, x: int, y: int, words: str, *, code: bool = False, anchor: str = "start") -> None:
        """Writes words. `y` is the line that they stand on."""
        kind = ' class="code"' if code else ""
        self.parts.append(f'<text x="{x}" y="{y}" text-anchor="{anchor}"{kind}>{escape(words)}</text>')

    def arrow(self, x: int, y: int, length: int) -> None:
        """Draws an arrow to the right."""
        end = x + length
        self.parts.append(f'<path d="M{x} {y}H{end}m-6 -5l6 5l-6 5"/>')

    def box(self, x: int, y: int, width: int, words: str, colour: str) -> None:
        """Draws a box of one line with words in it, in the colour that is named."""
        self.parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{CELL}" rx="4" class="{colour}"/>')
        self.text(x + width // 2, y + 18, words, code=True, anchor="middle")

    def line(self, x: int, y: int, end_x: int, end_y: int) -> None:
        """Draws a line between two points."""
        self.parts.append(f'<path d="M{x} {y}L{end_x} {end_y}"/>')

    @property
    def svg(self) -> str:
        """The file's text."""
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
                f'width="{self.width}" height="{self.height}" role="img">',
                f"<desc>{escape(self.description)}</desc>",
                f"<style>{STYLE}</style>",
                *self.parts,
                "</svg>\n",
            ]
        )


def by_row(row: int, column: int) -> str:
    """Returns the colour of a row."""
    return COLOURS[row]


def by_column(row: int, column: int) -> str:
    """Returns the colour of a column."""
    return COLOURS[column]


def shared(row: int, column: int) -> str:
    """Returns the colour of what all calls share."""
    return "shared"


def draw_axes() -> Drawing:
    """Draws what `in_axes` cuts and what `out_axes` stacks."""
    drawing = Drawing(
        "Three arrays of shape (3, 4). With in_axes=0, each of the 3 rows goes to a call of its own. With in_axes=1, "
        "each of the 4 columns does. With in_axes=None, every call gets the whole array. Each call returns 2 numbers. "
        "With out_axes=0, the results of 3 calls are the rows of a (3, 2) array. With out_axes=1, the results of 4 "
        "calls are the columns of a (2, 4) array.",
        680,
        430,
    )
    drawing.text(10, 24, "an array of shape (3, 4)")
    drawing.text(250, 24, "what each call gets")
    drawing.text(470, 24, "2 numbers from each call")

    drawing.grid(10, 66, 3, 4, by_row)
    drawing.text(10, 56, "in_axes=0", code=True)
    drawing.arrow(130, 105, 100)
    for call in range(3):
        drawing.grid(250, 58 + 32 * call, 1, 4, lambda row, column, call=call: COLOURS[call])
    drawing.arrow(370, 105, 80)
    drawing.text(470, 56, "out_axes=0", code=True)
    drawing.grid(470, 66, 3, 2, by_row)
    drawing.text(532, 110, "(3, 2)")

    drawing.grid(10, 206, 3, 4, by_column)
    drawing.text(10, 196, "in_axes=1", code=True)
    drawing.arrow(130, 245, 100)
    for call in range(4):
        drawing.grid(250 + 32 * call, 206, 3, 1, lambda row, column, call=call: COLOURS[call])
    drawing.arrow(390, 245, 60)
    drawing.text(470, 206, "out_axes=1", code=True)
    drawing.grid(470, 216, 2, 4, by_column)
    drawing.text(584, 247, "(2, 4)")

    drawing.grid(10, 342, 3, 4, shared)
    drawing.text(10, 332, "in_axes=None", code=True)
    drawing.arrow(130, 381, 100)
    for call in range(3):
        drawing.grid(250 + 116 * call, 342, 3, 4, shared)
    drawing.text(606, 386, "...")
    return drawing


def draw_nested() -> Drawing:
    """Draws how two maps make a table of all pairs."""
    drawing = Drawing(
        "A function of one a and one b fills one cell. A map over b, with a shared, fills a row: one a with all 4 b. A "
        "map of this map over a fills a table with 3 rows and 4 columns: all a with all b.",
        640,
        180,
    )
    drawing.text(10, 24, "fn(a, b)", code=True)
    drawing.grid(10, 60, 1, 1, lambda row, column: "a")
    drawing.text(10, 166, "one a, one b: ()")
    drawing.arrow(60, 73, 90)
    drawing.text(70, 62, "map over b")
    drawing.text(175, 24, "rows = vmap(fn, (None, 0))", code=True)
    drawing.grid(175, 60, 1, 4, lambda row, column: "a")
    drawing.text(175, 166, "one a, all b: (4,)")
    drawing.arrow(300, 73, 90)
    drawing.text(308, 62, "map over a")
    drawing.text(420, 24, "vmap(rows, (0, None))", code=True)
    drawing.grid(420, 60, 3, 4, by_row)
    drawing.text(420, 166, "all a, all b: (3, 4)")
    return drawing


def draw_modes() -> Drawing:
    """Draws which part of a Jacobian one pass fills, in both modes."""
    drawing = Drawing(
        "A tall Jacobian of 4 outputs and 2 inputs, and a wide one of 2 outputs and 4 inputs. Each pass of forward "
        "mode fills one column: 2 passes for the tall one, 4 for the wide one. Each pass of reverse mode fills one "
        "row: 4 passes for the tall one, 2 for the wide one.",
        620,
        280,
    )
    drawing.text(190, 24, "jacfwd: a column per pass", code=True)
    drawing.text(410, 24, "jacrev: a row per pass", code=True)
    for top, rows, columns, name in ((50, 4, 2, "tall"), (200, 2, 4, "wide")):
        drawing.text(10, top + 16, f"{name}: {rows} outputs,")
        drawing.text(10, top + 36, f"{columns} inputs")
        drawing.grid(190, top, rows, columns, by_column)
        drawing.text(200 + CELL * columns, top + 30, f"{columns} passes")
        drawing.grid(410, top, rows, columns, by_row)
        drawing.text(420 + CELL * columns, top + 30, f"{rows} passes")
    return drawing


def draw_keys() -> Drawing:
    """Draws how keys are split, as a tree whose leaves draw."""
    drawing = Drawing(
        "A tree of keys. The first key is split into a params key, a noise key and a steps key. The params key is "
        "split into one key for each of 2 layers. fold_in makes a key for each of 3 steps from the steps key. Only the "
        "keys at the ends draw numbers, and each of them draws once. A key that was split draws nothing.",
        610,
        240,
    )
    drawing.text(10, 24, "these are split, and draw nothing")
    drawing.text(390, 24, "each of these draws once")
    drawing.box(10, 117, 80, "key", "shared")
    drawing.line(90, 130, 390, 125)
    for name, top in (("params", 62), ("steps", 177)):
        drawing.line(90, 130, 190, top + 13)
        drawing.box(190, top, 100, name, "shared")
    drawing.box(390, 112, 110, "noise", "d")
    drawing.text(100, 225, "split")
    for top, name in ((42, "layer 0"), (74, "layer 1")):
        drawing.line(290, 75, 390, top + 13)
        drawing.box(390, top, 110, name, "a")
    for top, name in ((150, "step 0"), (180, "step 1"), (210, "step 2")):
        drawing.line(290, 190, 390, top + 13)
        drawing.box(390, top, 110, name, "c")
    drawing.text(300, 225, "fold_in")
    return drawing


def draw_transposed() -> Drawing:
    """Draws how a list of trees becomes a tree of stacked arrays."""
    drawing = Drawing(
        "A list of 3 dicts, each with an array of 4 states and an array of 2 rewards. Transposed, it is one dict. Its "
        "states have the shape (3, 4), and its rewards the shape (3, 2). Row i of each comes from dict i.",
        650,
        190,
    )
    drawing.text(10, 24, "a list of 3 trees")
    drawing.text(430, 24, "one tree of stacked arrays")
    for episode in range(3):
        colour = COLOURS[episode]
        top = 60 + 40 * episode
        drawing.grid(10, top, 1, 4, lambda row, column, colour=colour: colour)
        drawing.grid(170, top, 1, 2, lambda row, column, colour=colour: colour)
    for x, y, words in ((10, 50, "states"), (170, 50, "rewards"), (430, 50, "states"), (560, 50, "rewards")):
        drawing.text(x, y, words, code=True)
    drawing.arrow(260, 113, 130)
    drawing.text(290, 102, "transpose")
    drawing.grid(430, 74, 3, 4, by_row)
    drawing.grid(560, 74, 3, 2, by_row)
    drawing.text(430, 176, "(3, 4)")
    drawing.text(560, 176, "(3, 2)")
    return drawing


PICTURES: dict[str, Callable[[], Drawing]] = {
    "exercises/ch3/pictures/axes.svg": draw_axes,
    "exercises/ch3/pictures/nested.svg": draw_nested,
    "exercises/ch4/pictures/modes.svg": draw_modes,
    "exercises/ch5/pictures/keys.svg": draw_keys,
    "exercises/ch6/pictures/transposed.svg": draw_transposed,
}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draw().svg, encoding="utf-8")
        print(name)
