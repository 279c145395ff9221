"""The parts of an array that the devices hold, as coloured blocks."""

from __future__ import annotations

from collections.abc import Sequence

from grader.pictures import Part, Shardings
from grader.reports.html.drawing import Drawing, Panel
from grader.reports.html.svg import Svg

__all__ = ["draw_shardings"]

_WIDTH = 340
_HUES = 8


def draw_shardings(picture: Shardings) -> Drawing:
    """Draws the parts of an array, each block in the colours of the devices that hold it."""
    pairs = zip(picture.expected, picture.got, strict=False)
    wrong = [device for device, (theirs, mine) in enumerate(pairs) if theirs != mine]
    wrong += range(len(picture.expected), len(picture.got))
    axes = _axes(picture)
    marked = wrong if len(wrong) < len(picture.expected) else []  # frames everywhere show nothing
    high = _height(picture, axes)
    panels = (
        Panel("expected", _blocks(picture, picture.expected, axes, high, "Expected", [])),
        Panel("got", _blocks(picture, picture.got, axes, high, "Got", marked)),
    )
    where = f"At {picture.where}. " if picture.where else ""
    shape = f"An array of shape {picture.shape}: " if picture.shape else "A number: "
    caption = f"{where}{shape}each block says which devices hold it.{_drawn(picture, axes)} {_differ(picture, wrong)}"
    return Drawing(caption.strip(), panels)


def _axes(picture: Shardings) -> tuple[int, ...]:
    """The axes that are drawn: the last two that are cut, or the last ones."""
    parts = (*picture.expected, *picture.got)
    cut = [axis for axis, length in enumerate(picture.shape) if any(part[axis] != (0, length) for part in parts)]
    others = [axis for axis in range(len(picture.shape)) if axis not in cut]
    return tuple(sorted((cut + others[::-1])[:2]))


def _drawn(picture: Shardings, axes: Sequence[int]) -> str:
    if len(picture.shape) <= 2:
        return ""
    return f" Axis {axes[0]} runs down and axis {axes[1]} to the right; the others are not drawn."


def _differ(picture: Shardings, wrong: Sequence[int]) -> str:
    if len(picture.got) != len(picture.expected):
        return f"{len(picture.expected)} devices should hold it, and {len(picture.got)} do."
    if not wrong:
        return ""
    if len(wrong) == len(picture.expected):
        return "Each device holds another part than it should."
    return f"{_devices(wrong)} hold{'s' if len(wrong) == 1 else ''} another part. Their blocks have a frame."


def _height(picture: Shardings, axes: Sequence[int]) -> float:
    """Both arrays are as high, so that the same part has the same size in both."""
    if len(axes) < 2:
        return 64
    rows = max(len({part[axes[0]] for part in parts}) for parts in (picture.expected, picture.got))
    return max(88, min(52 * rows, 280))


def _blocks(
    picture: Shardings, parts: Sequence[Part], axes: Sequence[int], high: float, name: str, wrong: Sequence[int]
) -> Svg:
    held: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for device, part in enumerate(parts):
        held.setdefault(tuple(part[axis] for axis in axes), []).append(device)
    lengths = [picture.shape[axis] for axis in axes]
    words = "; ".join(f"{_devices(devices)}: {_part(block)}" for block, devices in held.items())
    svg = Svg(_WIDTH + 4, high + 4, f"{name}: {words or 'no device holds it'}.")
    svg.rect(2, 2, _WIDTH, high, "outline")
    for block, devices in held.items():
        across = block[-1] if block else (0, 1)
        down = block[0] if len(block) == 2 else (0, 1)
        x, width = _place(across, lengths[-1] if lengths else 1, _WIDTH)
        y, height = _place(down, lengths[0] if len(lengths) == 2 else 1, high)
        stripe = width / len(devices)
        for number, device in enumerate(devices):
            svg.rect(x + number * stripe, y, stripe, height, f"d{device % _HUES}")
        svg.rect(x, y, width, height, "edge")
        if any(device in wrong for device in devices):
            svg.rect(x + 3, y + 3, width - 6, height - 6, "frame", 2)
        _label(svg, x + width / 2, y + height / 2, width - 8, height, _numbers(devices), _part(block))
    return svg


def _label(svg: Svg, x: float, y: float, width: float, height: float, devices: str, part: str) -> None:
    """Writes the devices into a block, and which part it is if there is room."""
    if height < 38:
        svg.text(x, y + 5, f"{devices}   {part}", "device", width)
        return
    fits = 5.5 * len(part) <= 1.3 * width
    svg.text(x, y + (1 if fits else 5), devices, "device", width)
    if fits:
        svg.text(x, y + 15, part, "part middle", width)


def _place(edges: tuple[int, int], length: int, room: float) -> tuple[float, float]:
    start, stop = edges
    return 2 + room * start / max(length, 1), room * (stop - start) / max(length, 1)


def _part(block: Sequence[tuple[int, int]]) -> str:
    return f"[{', '.join(f'{start}:{stop}' for start, stop in block)}]" if block else "the number"


def _devices(devices: Sequence[int]) -> str:
    return f"Device{'s' if len(devices) > 1 else ''} {_numbers(devices)}"


def _numbers(devices: Sequence[int]) -> str:
    """Sets numbers in order, neighbours as a range."""
    if len(devices) > 2 and list(devices) == list(range(devices[0], devices[-1] + 1)):
        return f"{devices[0]} to {devices[-1]}"
    *others, last = map(str, devices)
    return f"{', '.join(others)} and {last}" if others else last
