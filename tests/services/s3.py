"""An S3 store that checks signatures and expiry: rclone over a folder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.services.child import free_port, serving
from tests.services.programs import need


@contextmanager
def s3(
    folder: Path,
    *,
    buckets: Sequence[str],
    access_key: str,
    secret_key: str,
    port: int = 0,
) -> Iterator[str]:
    """Run the store while the block runs and give its address."""
    port = port or free_port()
    for bucket in buckets:
        (folder / "buckets" / bucket).mkdir(parents=True, exist_ok=True)
    command = [
        *(need("rclone"), "serve", "s3", "--addr", f"127.0.0.1:{port}"),
        *("--auth-key", f"{access_key},{secret_key}", "--vfs-cache-mode", "off"),
        # Not the configuration of whoever runs the tests.
        *("--config", "", f"{folder}/buckets"),
    ]
    with serving(command, port=port, log=folder / "log"):
        yield f"http://127.0.0.1:{port}"
