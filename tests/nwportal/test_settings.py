"""The environment decides which real part takes the place of an embedded one."""

import stat
from pathlib import Path
from typing import Any

import pytest

from tests.nwportal.fresh import KEY, demo, production, value_of

SETUP = "from django.conf import settings as s"


def settings(expression: str, environment: dict[str, str]) -> Any:
    return value_of(expression, environment, SETUP)


def test_without_further_settings_nothing_else_is_needed(tmp_path: Path) -> None:
    parts = settings(
        "[s.DATABASES['default']['ENGINE'], s.CELERY_BROKER_URL, "
        "s.CACHES['default']['BACKEND'], s.STORAGES['evidence']['BACKEND'], "
        "s.EMAIL_BACKEND, s.CLAMD_URL]",
        demo(tmp_path),
    )

    assert parts == [
        "django.db.backends.sqlite3",
        "filesystem://",
        "django.core.cache.backends.db.DatabaseCache",
        "django.core.files.storage.FileSystemStorage",
        "django.core.mail.backends.console.EmailBackend",
        "",
    ]


def test_real_parts_are_named_by_the_environment(tmp_path: Path) -> None:
    environment = {
        **production(tmp_path),
        "DATABASE_URL": "postgres://me:pass@db.example:5433/portal?sslmode=require",
        "REDIS_URL": "rediss://:pass@broker.example:6380/2",
        "EMAIL_URL": "smtp+tls://me:p%40ss@mail.example:587",
        "CLAMD_URL": "unix:///run/clamd.sock",
        "S3_ENDPOINT": "https://s3.example",
        "S3_ACCESS_KEY": "access",
        "S3_SECRET_KEY": "secret",
        "S3_BUCKET_QUARANTINE": "one",
        "S3_BUCKET_EVIDENCE": "two",
        "S3_BUCKET_DECISIONS": "three",
    }

    parts = settings(
        "{'database': [s.DATABASES['default'][k] for k in ('HOST', 'PORT', 'OPTIONS')],"
        "'broker': s.CELERY_BROKER_URL, 'cache': s.CACHES['default']['LOCATION'],"
        "'mail': [s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_HOST_PASSWORD],"
        "'clamd': s.CLAMD_URL,"
        "'stores': {n: s.STORAGES[n]['OPTIONS']['bucket_name'] for n in "
        "('quarantine', 'evidence', 'decisions')}}",
        environment,
    )

    assert parts == {
        "database": ["db.example", 5433, {"sslmode": "require"}],
        "broker": "rediss://:pass@broker.example:6380/2",
        "cache": "rediss://:pass@broker.example:6380/2",
        "mail": ["mail.example", 587, True, "p@ss"],
        "clamd": "unix:///run/clamd.sock",
        "stores": {"quarantine": "one", "evidence": "two", "decisions": "three"},
    }


def test_everything_the_demo_writes_lies_in_its_private_folder(tmp_path: Path) -> None:
    places = settings(
        "[str(place) for place in (s.DATABASES['default']['NAME'], s.STATIC_ROOT, "
        "s.BROKER, s.CELERY_BEAT_SCHEDULE_FILENAME, "
        "s.STORAGES['evidence']['OPTIONS']['location'])]",
        demo(tmp_path),
    )

    data = tmp_path / "data"
    assert {Path(place).is_relative_to(data) for place in places} == {True}
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_the_demo_makes_a_key_once_and_keeps_it_to_itself(tmp_path: Path) -> None:
    first = settings("s.SECRET_KEY", demo(tmp_path))
    second = settings("s.SECRET_KEY", demo(tmp_path))

    file = tmp_path / "data" / "secret-key"
    assert first == second == file.read_text()
    assert len(first) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_key_may_lie_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text(f"{KEY}from-file\n")
    named = {**production(tmp_path), "SECRET_KEY": "", "SECRET_KEY_FILE": str(path)}

    assert settings("s.SECRET_KEY", named) == f"{KEY}from-file"
    assert settings("s.SECRET_KEY", {**named, "SECRET_KEY": KEY}) == KEY


COOKIES = (
    "[s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, "
    "s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, "
    "s.SECURE_SSL_REDIRECT]"
)


@pytest.mark.parametrize(
    ("url", "name", "secure"),
    [
        ("https://portal.example", "__Host-", True),
        ("http://localhost:8001", "", False),
        ("", "", False),
    ],
)
def test_cookies_follow_the_scheme(
    tmp_path: Path, url: str, name: str, *, secure: bool
) -> None:
    found = settings(COOKIES, {**demo(tmp_path), "NWPORTAL_URL": url})

    assert found == [f"{name}sessionid", f"{name}csrftoken", *[secure] * 5]


def test_outside_the_demo_only_the_own_name_is_answered(tmp_path: Path) -> None:
    assert settings("s.ALLOWED_HOSTS", production(tmp_path)) == ["portal.example"]
    assert settings("s.ALLOWED_HOSTS", demo(tmp_path)) == ["*"]


def test_nobody_shows_tracebacks(tmp_path: Path) -> None:
    environment = {**demo(tmp_path), "DEBUG": "1", "DJANGO_DEBUG": "1"}

    assert settings("s.DEBUG", environment) is False


def test_outside_the_demo_staff_need_a_second_factor_and_a_proxy_is_there(
    tmp_path: Path,
) -> None:
    asked = "[s.STAFF_SECOND_FACTOR, s.CITIZEN_SECOND_FACTOR, s.TRUSTED_PROXIES]"

    real = settings(
        asked, {**production(tmp_path), "NWPORTAL_STAFF_SECOND_FACTOR": "0"}
    )
    played = settings(asked, demo(tmp_path))

    assert real == [True, "announcement", 1]
    assert played == [False, "announcement", 0]


def test_the_demo_may_ask_its_staff_too(tmp_path: Path) -> None:
    environment = {**demo(tmp_path), "NWPORTAL_STAFF_SECOND_FACTOR": "1"}

    assert settings("s.STAFF_SECOND_FACTOR", environment) is True


def test_the_key_of_before_still_opens(tmp_path: Path) -> None:
    environment = {**production(tmp_path), "SECRET_KEY_OLD": "o" * 50}

    assert settings("s.SECRET_KEY_FALLBACKS", environment) == ["o" * 50]
    assert settings("s.SECRET_KEY_FALLBACKS", production(tmp_path)) == []
