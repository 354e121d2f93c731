"""The access log: one line for each request, whatever its address tries to write."""

from typing import Any

from gunicorn.glogging import Logger

FORMAT = "%(m)s %(U)s %(s)s %(M)sms"


class OneLineLogger(Logger):  # type: ignore[misc]
    """Escapes line breaks and terminal codes; gunicorn writes the path as it came."""

    def atoms(self, *args: Any) -> dict[str, Any]:
        atoms: dict[str, Any] = super().atoms(*args)
        path = str(atoms.get("U", ""))
        atoms["U"] = path.encode("unicode_escape").decode("ascii")
        return atoms
