"""docker-compose.yml agrees with .env.example, with the settings and with itself."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
# Variables of our services that somebody other than the settings reads.
READ_BY_OTHERS = {"DJANGO_SETTINGS_MODULE", "GUNICORN_CMD_ARGS", "WEB_CONCURRENCY"}
# "$$" is Compose's way to write a dollar sign.
REFERENCE = re.compile(r"(?<!\$)\$(?:\{(?P<braced>\w+)(?P<rest>[^}]*)\}|(?P<bare>\w+))")
SECRET = re.compile(r"(PASSWORD|SECRET|KEY)(?!.*_FILE$)")

Section = dict[str, Any]


def compose() -> Section:
    loaded: Section = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return loaded


def services() -> dict[str, Section]:
    found: dict[str, Section] = compose()["services"]
    assert found
    return found


def our_services() -> dict[str, Section]:
    """Return the services made from our own image."""
    images = {one.get("image") for one in services().values() if "build" in one}
    ours = {
        name: service
        for name, service in services().items()
        if "build" in service or service.get("image") in images - {None}
    }
    assert ours, "no service is built from this repository"
    return ours


def environment(service: Section) -> dict[str, str]:
    given = service.get("environment") or {}
    if isinstance(given, list):
        given = dict(one.partition("=")[::2] for one in given)
    return {name: "" if value is None else str(value) for name, value in given.items()}


def dependencies() -> Iterator[tuple[str, str, str]]:
    """Give (service, what it waits for, condition)."""
    for name, service in services().items():
        targets = service.get("depends_on") or {}
        if isinstance(targets, list):
            targets = {target: {} for target in targets}
        for target, how in targets.items():
            yield name, target, how.get("condition", "service_started")


def references() -> dict[str, set[str]]:
    """Return each ${VAR} of the file, comments aside, with what follows its name."""
    found: dict[str, set[str]] = {}
    for match in REFERENCE.finditer(yaml.safe_dump(compose(), width=10_000)):
        name = match["braced"] or match["bare"]
        found.setdefault(name, set()).add(match["rest"] or "")
    assert found, "docker-compose.yml refers to no variable at all"
    return found


def example() -> dict[str, str]:
    """Return the variables of .env.example; a commented-out one is an offer."""
    text = (ROOT / ".env.example").read_text()
    lines = re.findall(
        r"^#? ?([A-Z][A-Z0-9_]*)=(.*?)(?:[ \t]#.*)?$", text, re.MULTILINE
    )
    return {name: value.strip().strip("\"'") for name, value in lines}


def read_by_settings() -> set[str]:
    """Return every quoted name in capitals; what the settings ask for is among them."""
    sources = [ROOT / "nwportal" / name for name in ("settings.py", "environment.py")]
    code = "\n".join(source.read_text() for source in sources)
    return set(re.findall(r"[\"']([A-Z][A-Z0-9_]*)[\"']", code))


def test_every_reference_is_in_the_example() -> None:
    assert references().keys() - example().keys() == set()


def test_every_variable_of_the_example_is_read() -> None:
    read = references().keys() | read_by_settings() | READ_BY_OTHERS
    assert example().keys() - read == set()


def test_our_services_are_given_only_what_the_settings_read() -> None:
    given = {
        (name, variable)
        for name, service in our_services().items()
        for variable in environment(service)
    }
    assert given, "our services are given no settings"
    known = read_by_settings() | READ_BY_OTHERS
    assert {pair for pair in given if pair[1] not in known} == set()


def test_every_dependency_exists() -> None:
    assert {pair[:2] for pair in dependencies() if pair[1] not in services()} == set()


def test_whose_health_is_awaited_has_a_healthcheck() -> None:
    awaited = {two for _, two, how in dependencies() if how == "service_healthy"}
    healthy = {
        name
        for name, service in services().items()
        if service.get("healthcheck", {"disable": True}).get("disable") is not True
    }
    assert awaited - healthy == set()


def test_no_secret_has_a_default() -> None:
    # ":-x" and "-x" give a default; ":?" and "?" refuse to start without a value.
    defaults = {
        (name, rest)
        for name, rests in references().items()
        for rest in rests
        if SECRET.search(name) and re.match(r":?-.", rest)
    }
    assert defaults == set()


def test_no_secret_is_written_down() -> None:
    written = {
        (".env.example", name)
        for name, value in example().items()
        if SECRET.search(name) and value
    }
    for name, service in services().items():
        for variable, value in environment(service).items():
            literal = REFERENCE.sub("", value)
            in_address = re.search(r"://[^/@]*:[^/@]+@", literal)
            if in_address or (SECRET.search(variable) and literal):
                written.add((name, variable))
    assert written == set()
