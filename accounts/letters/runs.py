"""What a printing run did, and why it left letters out."""

from dataclasses import dataclass, field
from pathlib import Path

from accounts.letters.composing import NoAddress
from accounts.letters.folder import NotOurs, NotPrivate
from accounts.letters.layout import TooLong
from accounts.letters.letter import Unprintable
from accounts.letters.one_run import AlreadyPrinting
from accounts.letters.preparing import PrintedAlready
from accounts.models import OwedLetter
from accounts.renewing import NotActive, TooYoung

REASONS: dict[type[Exception], str] = {
    NoAddress: "no address with a postal code and a town",
    NotActive: "the account is locked or revoked",
    TooYoung: "the person is not 15 yet: a parent or guardian acts for them",
    PrintedAlready: "printed by somebody else meanwhile",
    TooLong: "the words do not fit on the page",
    Unprintable: "the fonts of the letters lack",
}
CANNOT = (NoAddress, NotActive, TooYoung, PrintedAlready, TooLong, Unprintable)
# A run that does not even begin.
STOPS = (AlreadyPrinting, NotOurs, NotPrivate)


def reason_of(error: Exception) -> str:
    """Say in English why a letter was not printed."""
    reason = REASONS.get(type(error), str(error))
    return f"{reason} {error}" if isinstance(error, Unprintable) else reason


@dataclass(frozen=True)
class Refusal:
    portal_id: str
    reason: str


@dataclass
class Run:
    """What a run printed, into which file, and which letters it could not print.

    `completed` are the print files of earlier runs here that had been cut off.
    """

    folder: Path
    printed: int = 0
    file: str = ""
    refused: list[Refusal] = field(default_factory=list)
    completed: list[str] = field(default_factory=list)

    def refuse(self, owed: OwedLetter, error: Exception) -> None:
        self.refused.append(Refusal(owed.recipient.username, reason_of(error)))

    def as_text(self) -> str:
        lines = [f"{one.portal_id}: {one.reason}" for one in self.refused]
        late = [self.folder / name for name in self.completed]
        lines += [f"Print file of a run that was cut off: {place}" for place in late]
        where = f" Print file: {self.folder / self.file}" if self.file else ""
        return "\n".join([*lines, f"{self.printed} letters.{where}"])
