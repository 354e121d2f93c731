"""Strict reading of the environment: a wrong setting stops the start with advice."""

import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from botocore.config import Config
from django.core.exceptions import ImproperlyConfigured

# What Django's own deploy check asks for.
SECRET_LENGTH = 50
LOG_LEVELS = ("INFO", "DEBUG", "WARNING", "ERROR")
S3_NAMES = (
    "S3_ENDPOINT",
    "S3_ACCESS_KEY",
    "S3_SECRET_KEY",
    "S3_BUCKET_QUARANTINE",
    "S3_BUCKET_EVIDENCE",
    "S3_BUCKET_DECISIONS",
)


def text(name: str) -> str:
    return os.environ.get(name, "").strip()


def flag(name: str) -> bool:
    value = text(name)
    if value not in {"", "0", "1"}:
        message = f"{name} is {value!r}. Set it to 1 (on) or 0 (off)."
        raise ImproperlyConfigured(message)
    return value == "1"


def number(name: str, *, default: int, low: int, high: int) -> int:
    value = text(name) or str(default)
    if not (value.isascii() and value.isdigit() and low <= int(value) <= high):
        message = f"{name} is {value!r}. Set it to a number from {low} to {high}."
        raise ImproperlyConfigured(message)
    return int(value)


def one_of(name: str, *choices: str) -> str:
    """Return the choice in NAME; the first one if it is not set."""
    value = text(name) or choices[0]
    if value not in choices:
        message = f"{name} is {value!r}. Set it to one of {', '.join(choices)}."
        raise ImproperlyConfigured(message)
    return value


def required(name: str, advice: str) -> str:
    value = text(name)
    if not value:
        message = f"{name} is not set. {advice}"
        raise ImproperlyConfigured(message)
    return value


def log_level() -> str:
    return one_of("LOG_LEVEL", *LOG_LEVELS)


def url(name: str, *schemes: str) -> str:
    """Return the address in NAME, or "" if it is not set."""
    value = text(name)
    if value and not _is_address(value, schemes):
        wanted = " or ".join(f"{scheme}://…" for scheme in schemes)
        # The value is not repeated: it may hold a password.
        message = f"{name} cannot be used. Write it as {wanted}."
        raise ImproperlyConfigured(message)
    return value


def _is_address(value: str, schemes: Sequence[str]) -> bool:
    try:
        parts = urlsplit(value)
        # A port that is no number shows only when it is asked for.
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.hostname or parts.path.strip("/"))


def folder(name: str, *, default: Path) -> Path:
    """Return the private folder in NAME; it is made if it does not exist."""
    path = Path(text(name) or default).resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"{name} {path} cannot be used as a folder ({error.strerror})."
        raise ImproperlyConfigured(message) from error
    return path


def portal_url(*, demo: bool) -> str:
    """Return the public address of the portal, without a slash at the end."""
    name = "NWPORTAL_URL"
    if demo:
        return (url(name, "http", "https") or "http://localhost:8000").rstrip("/")
    required(name, "Set it to the public https address, e.g. https://portal.example.")
    return url(name, "https").rstrip("/")


def data_folder(*, default: Path, demo: bool) -> Path:
    """Return the folder for all state; one with demo people is for the demo only."""
    path = folder("NWPORTAL_DATA", default=default)
    mark = path / "demo"
    if demo:
        mark.touch(mode=0o600)
    elif mark.exists():
        message = (
            f"NWPORTAL_DATA {path} holds the demo, whose passwords are public. "
            "Name another folder."
        )
        raise ImproperlyConfigured(message)
    return path


def secret_key(*, demo_file: Path | None) -> str:
    """Return SECRET_KEY, or what SECRET_KEY_FILE holds; the demo makes its own."""
    path = text("SECRET_KEY_FILE")
    value = text("SECRET_KEY")
    if demo_file and not (value or path):
        path = str(_made_once(demo_file))
    if not value and path:
        try:
            value = Path(path).read_text(encoding="ascii").strip()
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or "it is no text"
            message = f"SECRET_KEY_FILE {path} cannot be read ({reason})."
            raise ImproperlyConfigured(message) from error
    if len(value) < SECRET_LENGTH:
        message = (
            "SECRET_KEY (or the file named by SECRET_KEY_FILE) must hold at least "
            "50 random characters. Make one with: openssl rand -base64 48"
        )
        raise ImproperlyConfigured(message)
    return value


def old_secret_keys() -> list[str]:
    """Return the key of before, with which sessions and sealed codes still open."""
    value = text("SECRET_KEY_OLD")
    if value and len(value) < SECRET_LENGTH:
        message = "SECRET_KEY_OLD is too short. Set it to the whole key of before."
        raise ImproperlyConfigured(message)
    return [value] if value else []


def _made_once(path: Path) -> Path:
    """Return PATH, which holds a random key from the first start on."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    return path


def database(*, default: Path) -> dict[str, object]:
    """Return Django's settings for DATABASE_URL, or for SQLite if it is not set."""
    value = url("DATABASE_URL", "postgres", "postgresql")
    if value:
        config: dict[str, object] = environ.Env.db_url_config(value)
        return {**config, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # Measured: with the default options four writers lock each other out.
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }
    engine = "django.db.backends.sqlite3"
    return {"ENGINE": engine, "NAME": default, "OPTIONS": options}


def mail() -> dict[str, object]:
    """Return Django's EMAIL_* settings; without EMAIL_URL mail is printed."""
    value = url("EMAIL_URL", "smtp", "smtp+tls", "smtp+ssl") or "consolemail://"
    config: dict[str, object] = environ.Env.email_url_config(value)
    config.pop("EMAIL_FILE_PATH", None)
    return {**config, "EMAIL_TIMEOUT": 20}


def sender(*, default: str) -> str:
    """Return the address that mail comes from."""
    value = text("MAIL_FROM") or default
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", value):
        message = f"MAIL_FROM is {value!r}. Write it as NAME@HOST."
        raise ImproperlyConfigured(message)
    return value


def scanner(*, demo: bool) -> str:
    """Return the address of clamd; "" only in the demo, which looks for one."""
    value = url("CLAMD_URL", "tcp", "unix")
    if not value and not demo:
        advice = "Set it to tcp://HOST:3310 or unix:///run/clamav/clamd.ctl."
        required("CLAMD_URL", advice)
    return value


def s3() -> dict[str, str]:
    """Return the S3 settings by name; {} if none is set; refuse half a set."""
    values = {name: text(name) for name in S3_NAMES}
    missing = [name for name, value in values.items() if not value]
    if len(missing) == len(S3_NAMES):
        return {}
    if missing:
        message = f"S3 needs all of its settings. Also set {', '.join(missing)}."
        raise ImproperlyConfigured(message)
    buckets = {values[name] for name in S3_NAMES if "BUCKET" in name}
    if len(buckets) < 3:  # noqa: PLR2004 - quarantine, evidence, decisions
        message = "The three S3_BUCKET_… settings must name three different buckets."
        raise ImproperlyConfigured(message)
    url("S3_ENDPOINT", "http", "https")
    return values


def store(name: str, *, s3: dict[str, str], data: Path) -> dict[str, Any]:
    """Return the STORAGES entry of one store: a bucket, or a private folder."""
    if not s3:
        folder_options = {
            "location": data / "files" / name,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        }
        backend = "django.core.files.storage.FileSystemStorage"
        return {"BACKEND": backend, "OPTIONS": folder_options}
    # Servers other than Amazon's fail on the newer default checksums.
    client = Config(
        signature_version="s3v4",
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        connect_timeout=5,
        read_timeout=30,
        s3={"addressing_style": "path"},
    )
    options = {
        "endpoint_url": s3["S3_ENDPOINT"],
        "access_key": s3["S3_ACCESS_KEY"],
        "secret_key": s3["S3_SECRET_KEY"],
        "bucket_name": s3[f"S3_BUCKET_{name.upper()}"],
        "region_name": "us-east-1",
        "default_acl": None,
        "querystring_auth": True,
        "querystring_expire": 60,
        "file_overwrite": False,
        "max_memory_size": 2_621_440,
        "client_config": client,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
