"""A missing or wrong setting stops the start with a sentence that names it."""

from pathlib import Path

import pytest

from tests.nwportal.fresh import KEY, demo, production, run

S3 = {
    "S3_ENDPOINT": "https://s3.example",
    "S3_ACCESS_KEY": "access",
    "S3_SECRET_KEY": "secret",
    "S3_BUCKET_QUARANTINE": "one",
    "S3_BUCKET_EVIDENCE": "two",
    "S3_BUCKET_DECISIONS": "three",
}


def complaint(environment: dict[str, str]) -> str:
    """Return the last words of a start that fails."""
    done = run("import nwportal.settings", environment)
    assert done.returncode != 0
    kind, _, sentence = done.stderr.splitlines()[-1].partition(": ")
    assert kind == "django.core.exceptions.ImproperlyConfigured"
    return sentence


@pytest.mark.parametrize("name", ["NWPORTAL_URL", "SECRET_KEY", "CLAMD_URL"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_required_is_asked_for(
    tmp_path: Path, name: str, value: str | None
) -> None:
    environment = production(tmp_path)
    del environment[name]
    if value is not None:
        environment[name] = value

    assert name in complaint(environment)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NWPORTAL_DEMO", "yes"),
        ("NWPORTAL_DEMO", "true"),
        ("NWPORTAL_PROXIES", "-1"),
        ("NWPORTAL_PROXIES", "one"),
        ("NWPORTAL_PROXIES", "١"),
        ("NWPORTAL_IDLE_MINUTES", "9"),
        ("NWPORTAL_IDLE_MINUTES", "61"),
        ("NWPORTAL_CITIZEN_SECOND_FACTOR", "no"),
        ("SECRET_KEY_OLD", "k" * 49),
        ("NWPORTAL_URL", "http://portal.example"),
        ("NWPORTAL_URL", "portal.example"),
        ("NWPORTAL_URL", "https://"),
        ("NWPORTAL_URL", "https://[portal"),
        ("NWPORTAL_DATA", "/proc/version"),
        ("SECRET_KEY", "k" * 49),
        ("CLAMD_URL", "clamd:3310"),
        ("CLAMD_URL", "http://clamd:3310"),
        ("CLAMD_URL", "tcp://"),
        ("CLAMD_URL", "tcp://clamd:port"),
        ("CLAMD_URL", "unix://"),
        ("DATABASE_URL", "mysql://db.example/portal"),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "postgres://me:a#b@db.example/portal"),
        ("REDIS_URL", "memcached://cache.example"),
        ("REDIS_URL", "redis://broker:port"),
        ("EMAIL_URL", "mail.example"),
        ("EMAIL_URL", "smtp+tls://"),
        ("MAIL_FROM", "Kreis Muster <portal@kreis.example>"),
        ("MAIL_FROM", "portal"),
        ("LOG_LEVEL", "loud"),
        ("S3_ENDPOINT", "s3.example:9000"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, value: str) -> None:
    environment = {**production(tmp_path), **S3, name: value}

    sentence = complaint(environment)

    assert name in sentence
    assert sentence.endswith((".", "openssl rand -base64 48"))


@pytest.mark.parametrize("name", S3)
def test_half_a_store_is_none(tmp_path: Path, name: str) -> None:
    environment = {**production(tmp_path), **S3}
    del environment[name]

    assert f"Also set {name}." in complaint(environment)


def test_two_stores_do_not_share_a_bucket(tmp_path: Path) -> None:
    environment = {**production(tmp_path), **S3, "S3_BUCKET_EVIDENCE": "one"}

    assert "S3_BUCKET_" in complaint(environment)


@pytest.mark.parametrize("content", [None, b"short\n", b"\xff" * 60])
def test_the_file_of_the_key_has_to_hold_one(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    environment = {
        **production(tmp_path),
        "SECRET_KEY": "",
        "SECRET_KEY_FILE": str(path),
    }

    assert "SECRET_KEY_FILE" in complaint(environment)


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL", "EMAIL_URL"])
def test_no_complaint_repeats_a_password(tmp_path: Path, name: str) -> None:
    environment = {**production(tmp_path), name: "nonsense://me:geheim@host/"}

    assert "geheim" not in complaint(environment)


@pytest.mark.parametrize("name", ["NWPORTAL_URL", "CLAMD_URL", "REDIS_URL"])
def test_the_demo_forgives_nothing_that_is_written_down(
    tmp_path: Path, name: str
) -> None:
    assert name in complaint({**demo(tmp_path), name: "nonsense://"})


def test_no_other_key_is_taken_for_the_missing_one(tmp_path: Path) -> None:
    environment = {**production(tmp_path), "SECRET_KEY": ""}
    data = Path(environment["NWPORTAL_DATA"])
    data.mkdir()
    (data / "secret-key").write_text(KEY)

    assert "SECRET_KEY" in complaint(environment)
