"""Tables that an office exports: CSV in UTF-8, with a line of column names."""

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

DELIMITERS = (";", ",")
# What spreadsheets would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")

# No database takes NUL, and no name has any of the others.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class BadTable(Exception):
    """The file is no such table; the message says what to mend."""


@dataclass(frozen=True)
class Row:
    """One line; a column that the table does not have is "".

    `problem` says why the line cannot be read, if so.
    """

    line: int
    values: dict[str, str]
    problem: str = ""

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def check(path: Path, *, columns: Collection[str], needed: Collection[str]) -> None:
    """Read the file to its end, so that nothing is taken of one that breaks off.

    Raises BadTable, OSError.
    """
    for _row in _read(path, columns=columns, needed=needed):
        pass


def read(
    path: Path, *, columns: Collection[str], needed: Collection[str]
) -> Iterator[Row]:
    """Give the rows of the file, one at a time, once all of it can be read.

    Raises BadTable, OSError.
    """
    check(path, columns=columns, needed=needed)
    yield from _read(path, columns=columns, needed=needed)


def _read(
    path: Path, *, columns: Collection[str], needed: Collection[str]
) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            first = file.readline()
            delimiter = next((one for one in DELIMITERS if one in first), ",")
            file.seek(0)
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            names = [name.strip().lower() for name in next(reader, [])]
            _check(path, names, columns, needed)
            yield from _rows(reader, names)
        except UnicodeDecodeError as error:
            message = f"{path.name} is not UTF-8. Save it as CSV UTF-8."
            raise BadTable(message) from error
        except csv.Error as error:
            message = f"{path.name}, line {reader.line_num}: {error}"
            raise BadTable(message) from error


def _check(
    path: Path, names: list[str], columns: Collection[str], needed: Collection[str]
) -> None:
    unknown = [name for name in names if name not in columns]
    missing = [name for name in needed if name not in names]
    twice = {name for name in names if names.count(name) > 1}
    for words, wrong in (
        ("unknown columns", unknown),
        ("missing columns", missing),
        ("columns named twice", sorted(twice)),
    ):
        if wrong:
            known = ", ".join(columns)
            message = f"{path.name}: {words}: {', '.join(wrong)}. Known are: {known}."
            raise BadTable(message)


def _rows(reader: Iterator[list[str]], names: list[str]) -> Iterator[Row]:
    for cells in reader:
        line: int = reader.line_num  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            problem = f"{len(cells)} cells instead of {len(names)}"
            yield Row(line, {}, problem)
            continue
        values = dict(zip(names, (cell.strip() for cell in cells), strict=True))
        bad = [name for name, value in values.items() if _CONTROL.search(value)]
        if bad:
            yield Row(line, {}, f"a control character in {', '.join(bad)}")
        else:
            yield Row(line, values)


def safe_cell(text: str) -> str:
    """Return TEXT as no spreadsheet takes it for a formula (RFC 4180 has no guard)."""
    return f"'{text}" if text.startswith(_FORMULA) else text
