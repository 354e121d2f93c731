"""What became of each row of a table: counted, and every refusal named."""

import csv
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from accounts.csv_tables import safe_cell


class Outcome(StrEnum):
    MADE = "made"
    CHANGED = "changed"
    THERE = "already there"
    REFUSED = "refused"


@dataclass(frozen=True)
class Line:
    """One row: `subject` is a portal ID, a case number, a code, never a name."""

    file: str
    line: int
    outcome: Outcome
    subject: str = ""
    reason: str = ""


@dataclass
class Report:
    """The counts, and the refused rows alone: a run of thousands stays small."""

    dry_run: bool = False
    counts: Counter[Outcome] = field(default_factory=Counter)
    refused: list[Line] = field(default_factory=list)
    place: Path | None = None

    def add(self, line: Line) -> None:
        self.counts[line.outcome] += 1
        if line.outcome is Outcome.REFUSED:
            self.refused.append(line)
        if self.place:
            self._append([line.file, str(line.line), *list(asdict(line).values())[2:]])

    def write_to(self, place: Path) -> None:
        """Keep a CSV file of every row. Raises OSError."""
        self.place = place
        place.write_text("", encoding="utf-8")
        self._append(["file", "line", "outcome", "subject", "reason"])

    def as_dict(self) -> dict[str, object]:
        return {
            "dry_run": self.dry_run,
            **{outcome.name.lower(): self.counts[outcome] for outcome in Outcome},
            "refusals": [asdict(line) for line in self.refused],
        }

    def as_text(self) -> str:
        lines = [f"{one.file}, line {one.line}: {one.reason}" for one in self.refused]
        said = [f"{self.counts[outcome]} {outcome}" for outcome in Outcome]
        tried = "Dry run, nothing was changed: " if self.dry_run else ""
        return "\n".join([*lines, f"{tried}{', '.join(said)}."])

    def _append(self, cells: list[str]) -> None:
        if self.place:
            with self.place.open("a", encoding="utf-8", newline="") as file:
                csv.writer(file).writerow(safe_cell(cell) for cell in cells)
