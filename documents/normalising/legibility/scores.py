"""How hard a page is to read, as numbers."""

from typing import NamedTuple

# From here on a page counts as hard to read.
HARD, WORST = 50, 100


class Scores(NamedTuple):
    """Each from 0 to 100; what cannot be measured is 0."""

    blurred: int = 0
    dark: int = 0
    cut_off: int = 0
    too_small: int = 0

    @property
    def hard_to_read(self) -> bool:
        return bool(self.faults)

    @property
    def faults(self) -> list[str]:
        """Name what makes it so, the worst first."""
        found = sorted(self._asdict().items(), key=lambda item: -item[1])
        return [name for name, score in found if score >= HARD]
