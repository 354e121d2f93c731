"""What the tests of the pipeline share: its real bells, and shelves of their own."""

import json
import uuid
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, cast, get_args

import pytest
from celery import current_app
from django.conf import settings as portal
from django.core.files.storage import storages
from pytest_django import Settings
from redis import Redis

from documents.stores import Store
from tests.services.child import free_port

QUEUES = ("scan", "normalise", "deliver", "default")
Shelf = Callable[[Store], set[str]]


class Bells:
    """The real queues of this process, as a worker would find them."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def count(self, queue: str) -> int:
        return int(self._redis.llen(queue))

    def rung(self, queue: str) -> list[str]:
        """Return the ids rung for, in the order a worker would take them."""
        waiting = reversed(self._redis.lrange(queue, 0, -1))
        bodies = [b64decode(json.loads(message)["body"]) for message in waiting]
        return [json.loads(body)[0][0] for body in bodies]

    def silence(self) -> None:
        self._redis.delete(*QUEUES)

    def work(self) -> None:
        """Do what a worker does until there is nothing left."""
        for queue in QUEUES:
            while message := self._redis.rpop(queue):
                envelope = json.loads(cast("bytes", message))
                arguments = json.loads(b64decode(envelope["body"]))[0]
                current_app.tasks[envelope["headers"]["task"]](*arguments)


@pytest.fixture
def bells() -> Iterator[Bells]:
    """Return the queues, empty before and after the test."""
    with Redis.from_url(portal.REDIS_URL) as redis:
        mine = Bells(redis)
        mine.silence()
        yield mine
        mine.silence()


@pytest.fixture
def shelf(settings: Settings) -> Shelf:
    """Give the test places of its own in the stores, and a list of what lies there."""
    own = uuid.uuid4().hex
    settings.STORAGES = {
        name: _moved(store, own) if name in get_args(Store) else store
        for name, store in settings.STORAGES.items()
    }

    def listed(store: Store) -> set[str]:
        try:
            folders, _files = storages[store].listdir("")
        except FileNotFoundError:
            return set()
        return {
            f"{folder}/{name}"
            for folder in folders
            for name in storages[store].listdir(folder)[1]
        }

    return listed


@pytest.fixture
def store_away(settings: Settings) -> None:
    """Let no store listen where the quarantine store is expected."""
    store = settings.STORAGES["quarantine"]
    options = {
        **store["OPTIONS"],
        "endpoint_url": f"http://127.0.0.1:{free_port()}",
    }
    away = {**store, "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "quarantine": away}


def _moved(store: dict[str, Any], folder: str) -> dict[str, Any]:
    options = store["OPTIONS"]
    location = str(PurePath(options.get("location", ""), folder))
    return {**store, "OPTIONS": {**options, "location": location}}
