"""Sends the upload form, by hand and without a library that would cost time."""

import http.client
import re
import secrets
import time
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

PORTAL_ID = "1000000001"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many seconds."""

    status: int
    headers: Mapping[str, str]
    text: str
    seconds: float


class Plain:
    """A client that keeps its cookies."""

    def __init__(self, url: str) -> None:
        self._host = urllib.parse.urlsplit(url).netloc
        self._cookies: dict[str, str] = {}

    def send(self, path: str, body: bytes = b"", kind: str = "") -> Answer:
        """Ask for a page, or post a body of this kind, on a new connection."""
        start = time.perf_counter()
        connection = http.client.HTTPConnection(self._host, timeout=60)
        pairs = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": pairs} | ({"Content-Type": kind} if kind else {})
        connection.request("POST" if kind else "GET", path, body or None, headers)
        response = connection.getresponse()
        text = response.read().decode()
        seconds = time.perf_counter() - start
        connection.close()
        for cookie in response.headers.get_all("Set-Cookie", []):
            self._cookies |= {m.key: m.value for m in SimpleCookie(cookie).values()}
        return Answer(response.status, dict(response.headers), text, seconds)

    def upload(self, path: str, picture: bytes, token: str = "") -> Answer:
        """Send the form with one picture."""
        border = secrets.token_hex(16)
        fields = {
            "csrfmiddlewaretoken": token,
            "document_type": "pay_slips",
            "title": "Lohnabrechnung August",
        }
        start = f"--{border}\r\nContent-Disposition: form-data; "
        parts = [f'{start}name="{n}"\r\n\r\n{value}' for n, value in fields.items()]
        file = 'name="files"; filename="foto.jpg"\r\nContent-Type: image/jpeg'
        parts.append(f"{start}{file}\r\n\r\n")
        head, tail = "\r\n".join(parts).encode(), f"\r\n--{border}--\r\n".encode()
        kind = f"multipart/form-data; boundary={border}"
        return self.send(path, head + picture + tail, kind)


class Citizen(Plain):
    """Somebody who is signed in."""

    def __init__(self, url: str, password: str) -> None:
        super().__init__(url)
        form = {
            "csrfmiddlewaretoken": self._token("/accounts/login/"),
            "portal_id": PORTAL_ID,
            "password": password,
        }
        body = urllib.parse.urlencode(form).encode()
        kind = "application/x-www-form-urlencoded"
        answer = self.send("/accounts/login/", body, kind)
        assert answer.status == http.client.FOUND, answer.text
        self._upload_token = self._token("/documents/upload/")

    def send_evidence(self, picture: bytes) -> tuple[str, float]:
        """Return the document's number and how long the request took."""
        answer = self.upload("/documents/upload/", picture, self._upload_token)
        assert answer.status == http.client.FOUND, answer.text
        return answer.headers["Location"].split("/")[2], answer.seconds

    def _token(self, path: str) -> str:
        found = TOKEN.search(self.send(path).text)
        assert found
        return found[1]
