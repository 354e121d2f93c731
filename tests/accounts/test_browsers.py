"""What kind of browser it was, and no more."""

import pytest

from accounts.browsers import described

LINUX = "Mozilla/5.0 (Linux; Android 14; SM-A155F)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)"
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "expected"),
    [
        (f"{LINUX} SamsungBrowser/25.0 {CHROME}", "Samsung Internet, Android"),
        ("Mozilla/5.0 (Android 13; Mobile) Firefox/133.0", "Firefox, Android"),
        (f"{IPHONE} Version/17.5 Safari/604.1", "Safari, iPhone"),
        (f"{IPHONE} FxiOS/133.0 Safari/605.1", "Firefox, iPhone"),
        (f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Edg/131.0", "Edge, Windows"),
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME}", "Chrome, Linux"),
        ("curl/8.0 <script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_it_is_described_without_a_version(user_agent: str, expected: str) -> None:
    assert described(user_agent) == expected
