"""ClamAV's scanner, knowing one signature: the EICAR test file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.child import free_port, serving
from tests.services.programs import need

# In two halves, or scanners would find it in this file.
EICAR = (
    rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$"
    b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
)

# The limits are those the product asks of its scanner: what it did not look at is
# an alarm, except for an encrypted document, which the product itself refuses.
CONFIGURATION = """\
TCPAddr 127.0.0.1
TCPSocket {port}
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}/temporary
Foreground yes
MaxThreads 2
StreamMaxLength 60M
MaxFileSize 60M
MaxScanSize 400M
MaxScanTime 60000
AlertExceedsMax yes
AlertEncryptedArchive yes
AlertEncryptedDoc no
"""


@contextmanager
def clamd(folder: Path, port: int = 0) -> Iterator[str]:
    """Run a scanner while the block runs and give its URL.

    With a port of your own it can be stopped and started again at the same place.
    """
    port = port or free_port()
    (folder / "signatures").mkdir(parents=True, exist_ok=True)
    (folder / "temporary").mkdir(exist_ok=True)
    signature = f"Eicar-Test-Signature:0:*:{EICAR.hex()}\n"
    (folder / "signatures" / "eicar.ndb").write_text(signature)
    configuration = folder / "clamd.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port))
    command = [need("clamd"), "--config-file", str(configuration)]
    with serving(command, port=port, log=folder / "log"):
        yield f"tcp://127.0.0.1:{port}"
