"""The Celery application; broker and routes stand in the settings."""

import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nwportal.settings")

app = Celery("nwportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def make_broker_folders() -> None:
    """Make the folders that the file system broker expects to exist."""
    options = app.conf.broker_transport_options
    for name in ("data_folder_in", "control_folder"):
        if name in options:
            Path(options[name]).mkdir(mode=0o700, parents=True, exist_ok=True)


@worker_ready.connect
def resume_what_waits(**_kwargs: Any) -> None:
    """What waited while no worker ran need not wait for the next sweep."""
    app.send_task("documents.tasks.resume", retry=False)
    app.send_task("decisions.tasks.resume", retry=False)
