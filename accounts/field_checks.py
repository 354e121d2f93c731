"""Says what is wrong with the fields of a row, as the command line speaks: English."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import translation


def wrong_fields(row: Model, *, exclude: Collection[str] = ()) -> str:
    """Return field by field what does not fit; "" if everything does."""
    with translation.override(None):
        try:
            row.clean_fields(exclude=set(exclude))
        except ValidationError as error:
            said = error.message_dict.items()
            return " ".join(f"{field}: {' '.join(words)}" for field, words in said)
    return ""
