"""manage.py normalise works where nothing else of the portal does."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests import samples

ROOT = Path(__file__).resolve().parents[3]
# Nobody listens there.
NOWHERE = "127.0.0.1:9"
WITHOUT = {
    "NWPORTAL_DEMO": "1",
    "DATABASE_URL": f"postgres://nobody@{NOWHERE}/none",
    "REDIS_URL": f"redis://{NOWHERE}/0",
}


def test_needs_neither_database_nor_broker(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    good.write_bytes(samples.jpeg())
    bad.write_bytes(samples.text())
    command = [sys.executable, "manage.py", "normalise", str(good), str(bad)]
    data = {"NWPORTAL_DATA": str(tmp_path / "data"), "PATH": os.environ["PATH"]}

    ended = subprocess.run(
        [*command, "--out", str(tmp_path / "out"), "--json"],
        cwd=ROOT,
        env=WITHOUT | data,
        capture_output=True,
        check=False,
        timeout=60,
    )

    found = [json.loads(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 0, ended.stderr
    assert [line["verdict"] for line in found] == ["accepted", "refused"]
