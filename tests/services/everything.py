"""All the real parts at once, and the environment that leads to them."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.services.clamd import clamd
from tests.services.postgresql import postgresql
from tests.services.programs import missing
from tests.services.redis import redis
from tests.services.s3 import s3
from tests.services.smtp import smtp

BUCKETS = ("quarantine", "evidence", "decisions")


@contextmanager
def everything(folder: Path) -> Iterator[dict[str, str]]:
    """Run every part that this machine has; give the settings that name them."""
    with ExitStack() as running:
        absent = missing()
        found = _basics(folder)
        # Without PostgreSQL or Redis the product falls back to the embedded part.
        if "postgresql" not in absent:
            found["DATABASE_URL"] = running.enter_context(
                postgresql(folder / "postgresql")
            )
        if "redis" not in absent:
            found["REDIS_URL"] = running.enter_context(redis(folder / "redis"))
        if "clamd" not in absent:
            found["CLAMD_URL"] = running.enter_context(clamd(folder / "clamd"))
        found["S3_ENDPOINT"] = running.enter_context(
            s3(
                folder / "s3",
                buckets=BUCKETS,
                access_key=found["S3_ACCESS_KEY"],
                secret_key=found["S3_SECRET_KEY"],
            )
        )
        mail = Path(found["NWPORTAL_TEST_MAIL"])
        found["EMAIL_URL"] = running.enter_context(smtp(mail))
        yield found


def _basics(folder: Path) -> dict[str, str]:
    data = folder / "data"
    data.mkdir()
    return {
        "NWPORTAL_URL": "https://portal.example",
        "NWPORTAL_DATA": str(data),
        "NWPORTAL_TEST_MAIL": str(folder / "mail"),
        "SECRET_KEY": secrets.token_urlsafe(64),
        # It has to be named; nobody listens there unless clamd is started below.
        "CLAMD_URL": "tcp://127.0.0.1:1",
        "S3_ACCESS_KEY": secrets.token_hex(10),
        "S3_SECRET_KEY": secrets.token_hex(20),
        **{f"S3_BUCKET_{bucket.upper()}": bucket for bucket in BUCKETS},
    }
