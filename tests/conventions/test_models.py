"""Rules that hold for every table."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils.functional import Promise

from tests.conventions.project import APPS

MODELS = [m for m in apps.get_models() if m._meta.app_label in APPS]
NAMES = [model._meta.label for model in MODELS]
# A PIN is worth nothing without its account; everything else outlives a deletion.
MAY_GO_ALONG = {"accounts.InitialPin.user"}
WHEN, WHO = "2026-11-23T12:00:00Z", "b741211f-ee97-435b-9c94-c6222a5a8fa6"


def pairs() -> Iterator[tuple[type[models.Model], str]]:
    """Give each x of a table that has both x_at and x_by."""
    for model in MODELS:
        names = {field.name for field in model._meta.get_fields()}
        yield from (
            (model, n[:-3])
            for n in sorted(names)
            if n.endswith("_at") and f"{n[:-3]}_by" in names
        )


PAIRS = list(pairs())


def test_there_are_tables() -> None:
    assert len(MODELS) > 10


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_a_table_has_names_that_can_be_translated(model: type[models.Model]) -> None:
    names = (model._meta.verbose_name, model._meta.verbose_name_plural)

    assert [isinstance(name, Promise) for name in names] == [True, True]


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_nothing_is_deleted_along_with_something_else(
    model: type[models.Model],
) -> None:
    keys = [f for f in model._meta.fields if isinstance(f, models.ForeignKey)]

    unprotected = {
        f"{model._meta.label}.{key.name}"
        for key in keys
        if key.remote_field.on_delete is not models.PROTECT
    }

    assert unprotected <= MAY_GO_ALONG


def test_there_are_pairs_of_who_and_when() -> None:
    assert ("Document", "decided") in {(m.__name__, stem) for m, stem in PAIRS}


@pytest.mark.parametrize(("model", "stem"), PAIRS)
def test_who_and_when_come_together(model: type[models.Model], stem: str) -> None:
    who, when = f"{stem}_by", f"{stem}_at"
    both_needed = not any(model._meta.get_field(name).null for name in (who, when))

    assert both_needed or any(
        _binds(constraint, who, when)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ), f"{model.__name__}: nothing keeps {who} and {when} together"


def _binds(constraint: models.CheckConstraint, who: str, when: str) -> bool:
    """Say whether the constraint takes both or neither, and nothing between."""
    named = {one[0].partition("__")[0] for one in _conditions(constraint.condition)}
    if named != {who, when}:
        return False
    taken = {
        (bool(one), bool(other))
        for one, other in product((None, WHO), (None, WHEN))
        if _holds(constraint.condition, {who: one, when: other})
    }
    return taken == {(True, True), (False, False)}


def _conditions(q: Any) -> Iterator[tuple[str, Any]]:
    for child in q.children:
        yield from _conditions(child) if isinstance(child, models.Q) else [child]


def _holds(q: Any, row: dict[str, str | None]) -> bool:
    """Work out a condition that asks only what is null."""
    held = []
    for child in q.children:
        if isinstance(child, models.Q):
            held.append(_holds(child, row))
        else:
            name, asked, wanted = child[0].rpartition("__")[0], child[0], child[1]
            assert asked.endswith("__isnull"), f"{asked}: not understood here"
            held.append((row[name] is None) is wanted)
    together = all(held) if q.connector == models.Q.AND else any(held)
    return together is not q.negated
