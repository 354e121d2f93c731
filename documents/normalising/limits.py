"""What one document may cost."""

from typing import NamedTuple

MIB = 1024 * 1024


class Limits(NamedTuple):
    """What the operating system enforces on a sandbox."""

    wall_seconds: float = 180
    # For each source, so that twenty photos get more than one does.
    cpu_seconds: float = 20
    cpu_seconds_per_page: float = 0.3
    memory_bytes: int = 1536 * MIB
    output_bytes: int = 200 * MIB
    open_files: int = 64

    def most_cpu_seconds(self, sources: int) -> float:
        return self.cpu_seconds * max(1, sources) + self.cpu_seconds_per_page * PAGES


DEFAULT = Limits()

PAGES = 500
TIFF_PAGES = 200
PIXELS = 100_000_000
# A JPEG can be decoded at a fraction of its size.
JPEG_PIXELS = 220_000_000
TIFF_PIXELS = 1_000_000_000
ANSWER_BYTES = 64 * 1024
# The child's exit code when memory ran out beyond what it could still explain.
OUT_OF_MEMORY = 71
