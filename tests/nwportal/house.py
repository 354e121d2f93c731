"""`bin/run` as a newcomer starts it: a real process with nothing around it."""

import os
import re
import signal
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from tests.nwportal.fresh import ROOT
from tests.nwportal.living import given, wait_until
from tests.services.child import free_port

START_SECONDS = 120
STOP_SECONDS = 20


class House:
    """The demo, with its state in FOLDER; entered once it says how to stop it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.port = folder, free_port()
        self.output = folder.with_name(f"{folder.name}-{self.port}.log")
        self.url = f"http://localhost:{self.port}"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [ROOT / "bin" / "run"],
                cwd=folder.parent,
                env={
                    "PATH": os.environ["PATH"],
                    "NWPORTAL_DATA": str(folder),
                    "PORT": str(self.port),
                    **environment,
                },
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def ready(self) -> "House":
        assert wait_until(self._ready, START_SECONDS), self.said
        return self

    def _ready(self) -> bool:
        assert self.process.poll() is None, self.said
        return "Stop with Ctrl-C." in self.said

    @property
    def said(self) -> str:
        return self.output.read_text()

    def inhabitants(self) -> set[int]:
        """Return all processes of this house, children's children included."""
        return given(f"NWPORTAL_DATA={self.folder}")

    def get(self, path: str) -> tuple[int, str]:
        connection = HTTPConnection("localhost", self.port, timeout=30)
        connection.request("GET", path)
        response = connection.getresponse()
        try:
            return response.status, response.read().decode()
        finally:
            connection.close()

    def sign_in(self, name: str, password: str) -> str:
        """Return the page that a person sees who signs in with a browser."""
        browser = build_opener(HTTPCookieProcessor(), ProxyHandler({}))
        address = f"{self.url}/accounts/login/"
        with browser.open(address, timeout=30) as response:
            form = response.read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
        assert token
        typed = {"portal_id": name, "password": password}
        body = urlencode({**typed, "csrfmiddlewaretoken": token[1]}).encode()
        with browser.open(address, body, timeout=30) as response:
            return str(response.read().decode())

    def stop(self, number: signal.Signals, *, group: bool = False) -> int:
        """Send a signal, to all of them as Ctrl-C does, and return the exit code."""
        send = os.killpg if group else os.kill
        send(self.process.pid, number)
        return self.process.wait(STOP_SECONDS)

    def tear_down(self) -> None:
        """End what a failed test left behind."""
        for pid in self.inhabitants():
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
