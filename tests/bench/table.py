"""The lines of the table: ours, what it is compared with, their ratio, its target."""

from typing import NamedTuple

WIDTH = 40


class Target(NamedTuple):
    """What a ratio, or a figure that stands alone, should be."""

    value: float
    at_least: bool = False

    def met(self, ratio: float) -> bool:
        return ratio >= self.value if self.at_least else ratio <= self.value

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.value:g}"


class Line(NamedTuple):
    label: str
    ours: str
    other: str = ""
    ratio: float | None = None
    target: Target | None = None

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        text = f"{self.label:{WIDTH}}{self.ours:>11}{self.other:>11}{ratio:>9}"
        if self.target and self.ratio is not None:
            missed = "" if self.target.met(self.ratio) else "  missed"
            text += f"   {self.target}{missed}"
        return text.rstrip()


def head(title: str, *, other: str) -> str:
    return f"\n{title:{WIDTH}}{'ours':>11}{other:>11}{'ratio':>9}   target"


def seconds(number: float) -> str:
    return f"{number:.3f} s"


def mib(number: float) -> str:
    return f"{number:.0f} MiB"


def kb(number: float) -> str:
    return f"{number / 1000:.0f} KB"


def percent(number: float) -> str:
    return f"{100 * number:.1f} %"
