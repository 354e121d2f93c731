"""What one document may cost."""

from typing import NamedTuple

MIB = 1024 * 1024


class Limits(NamedTuple):
    """What a sandbox gets; of all but the wall clock, the kernel sees to it."""

    wall_seconds: float = 180
    # For each source, so that twenty photos get more than one does.
    cpu_seconds: float = 20
    cpu_seconds_per_page: float = 0.3
    memory_bytes: int = 1536 * MIB
    output_bytes: int = 200 * MIB
    open_files: int = 64

    def most_cpu_seconds(self, sources: int, pages: int | None = None) -> float:
        """Give what may be used for so many pages, or for as many as there can be."""
        count = PAGES if pages is None else min(pages, PAGES)
        return self.cpu_seconds * max(1, sources) + self.cpu_seconds_per_page * count

    def cpu_seconds_left(self, used: float, *, sources: int, pages: int) -> int:
        """Count whole seconds, as the kernel does; one at least."""
        return max(1, int(self.most_cpu_seconds(sources, pages) - used))


DEFAULT = Limits()

PAGES = 500
TIFF_PAGES = 200
PIXELS = 100_000_000
# A JPEG can be decoded at a fraction of its size.
JPEG_PIXELS = 220_000_000
TIFF_PIXELS = 1_000_000_000
# Scores of 500 pages, and small renderings of 200.
ANSWER_BYTES = 8 * MIB
