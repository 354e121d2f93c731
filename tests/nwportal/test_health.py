"""/healthz says that the process lives, /readyz what it can do."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.nwportal.fresh import demo, real_parts, value_of

# Nobody listens on port 1.
AWAY = {
    "database": {"DATABASE_URL": "postgres://me:pass@127.0.0.1:1/portal"},
    "store": {"S3_ENDPOINT": "http://127.0.0.1:1"},
    "broker": {"REDIS_URL": "redis://127.0.0.1:1/0"},
    "scanner": {"CLAMD_URL": "tcp://127.0.0.1:1"},
}
ASK = """
from django.test import Client
client = Client(SERVER_NAME="portal.example")
answer = client.get("/readyz")
"""


def ready(environment: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """Return what a process with this environment says of itself."""
    code, body = value_of("[answer.status_code, answer.json()]", environment, ASK)
    return code, body


def test_with_all_parts_it_is_ready() -> None:
    code, body = ready(real_parts())

    assert code == 200
    assert body["status"] == "ready"
    assert {body[part] for part in AWAY} == {"ok"}
    assert body["demo"] is False


@pytest.mark.parametrize("part", ["database", "store"])
def test_without_database_or_store_it_cannot_serve(part: str) -> None:
    code, body = ready({**real_parts(), **AWAY[part]})

    assert (code, body["status"]) == (503, "unready")
    assert {name for name in AWAY if body[name] == "away"} == {part}


@pytest.mark.parametrize("part", ["broker", "scanner"])
def test_without_the_others_it_still_receives(part: str) -> None:
    code, body = ready({**real_parts(), **AWAY[part]})

    assert (code, body["status"]) == (200, "degraded")
    assert {name for name in AWAY if body[name] == "away"} == {part}


def test_a_bucket_that_is_not_there_is_a_store_that_is_away() -> None:
    code, body = ready({**real_parts(), "S3_BUCKET_EVIDENCE": "not-there"})

    assert (code, body["store"]) == (503, "away")


def test_a_wrong_key_to_the_store_is_a_store_that_is_away() -> None:
    code, body = ready({**real_parts(), "S3_SECRET_KEY": "wrong"})

    assert (code, body["store"]) == (503, "away")


def test_the_demo_needs_nothing_and_says_what_it_is(tmp_path: Path) -> None:
    code, body = ready(demo(tmp_path))

    assert (code, body["database"], body["store"]) == (200, "ok", "ok")
    assert body["demo"] is True


def test_the_sandbox_is_described() -> None:
    assert ready(real_parts())[1]["sandbox"]["resource_limits"] is True


def test_a_living_process_answers_without_asking_anybody(client: Client) -> None:
    # No database is allowed in this test.
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_both_answer_a_probe_inside_the_house(db: None, url: str) -> None:
    del db
    plain = Client(SERVER_NAME="portal.example").get(url)

    assert plain.status_code == 200


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(client: Client, url: str, method: str) -> None:
    assert getattr(client, method)(url).status_code == 405


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_no_cache_keeps_the_answer(client: Client, db: None, url: str) -> None:
    del db
    assert "no-store" in client.get(url)["Cache-Control"]
