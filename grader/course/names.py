"""The name of an exercise, and the relative paths that follow from it, as people write them."""

from __future__ import annotations

import dataclasses
import re

__all__ = ["ExerciseName"]

_NAME = re.compile(r"(ch\d+)/([a-z][a-z0-9_]*)")


@dataclasses.dataclass(frozen=True)
class ExerciseName:
    """A name such as `ch2/selu`, the same on every system."""

    chapter: str
    stem: str

    @classmethod
    def parse(cls, text: str) -> ExerciseName:
        """Reads a name such as `ch2/selu`.

        Raises:
            ValueError: the text has another form.
        """
        match = _NAME.fullmatch(text)
        if match is None:
            raise ValueError(f"expected a name such as ch2/selu, found {text!r:.60}")
        return cls(match.group(1), match.group(2))

    def __str__(self) -> str:
        return f"{self.chapter}/{self.stem}"

    @property
    def module(self) -> str:
        """The dotted name under which checks import the stub."""
        return f"exercises.{self.chapter}.{self.stem}"

    @property
    def stub(self) -> str:
        return f"exercises/{self.chapter}/{self.stem}.py"

    @property
    def checks(self) -> str:
        return f"exercises/{self.chapter}/test_{self.stem}.py"

    @property
    def chapter_folder(self) -> str:
        return f"exercises/{self.chapter}"

    @property
    def lesson(self) -> str:
        """The lesson's section, as a link relative to the course."""
        return f"{self.chapter_folder}/README.md#{self.stem}"
