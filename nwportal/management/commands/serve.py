import secrets
import socket
import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from nwportal import access_log, demo
from nwportal.celery import make_broker_folders
from nwportal.processes import run_together
from nwportal.static_files import collect_if_changed


class Command(BaseCommand):
    help = "Migrate, then run web, workers and beat together on this machine."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="localhost")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        _check_free(host, port)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("load_catalogue", verbosity=0)
        collect_if_changed()
        make_broker_folders()
        if settings.DEMO:
            demo.create_if_empty()
        self.announced = False
        watch = partial(self._announce_once, host, port)
        sys.exit(run_together(_commands(host, port), watch=watch))

    def _announce_once(self, host: str, port: int) -> None:
        """Print the address once the web process answers there."""
        if self.announced or not _answers(host, port):
            return
        self.announced = True
        text = demo.welcome(settings.PORTAL_URL) if settings.DEMO else "ready"
        self.stdout.write(text)
        self.stdout.flush()


def _check_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        message = f"{host}:{port} cannot be used: {error.strerror}. Set another PORT."
        raise CommandError(message) from error


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def _commands(host: str, port: int) -> dict[str, list[str]]:
    """Return the processes; the sweep and the mail have a worker of their own."""
    python = sys.executable
    celery = [python, "-m", "celery", "--quiet", "-A", "nwportal"]
    worker = [*celery, "worker", "--loglevel=WARNING"]
    quiet = ["--without-gossip", "--without-mingle"]
    own = f"{socket.gethostname()}-{secrets.token_hex(3)}"
    data = Path(settings.DATA)
    return {
        "web": [
            *(python, "-m", "gunicorn", "nwportal.wsgi", "--bind", f"{host}:{port}"),
            *("--workers=1", "--threads=8", "--timeout=120", "--no-control-socket"),
            # Less than STOP_SECONDS, or a slow upload outlives us.
            "--graceful-timeout=10",
            *("--worker-tmp-dir", str(data), "--access-logfile=-"),
            *("--access-logformat", access_log.FORMAT),
            "--logger-class=nwportal.access_log.OneLineLogger",
        ],
        # Scanning is quick and must not stand in line behind a slow conversion.
        "scan": [
            *(*worker, *quiet, "--concurrency=1", "-n", f"scan@{own}"),
            *("--queues", "scan,deliver"),
        ],
        "normalise": [
            *(*worker, *quiet, "--concurrency=2", "-n", f"normalise@{own}"),
            *("--queues", "normalise"),
        ],
        "default": [
            *(*worker, *quiet, "--concurrency=1", "-n", f"default@{own}"),
            *("--queues", "default"),
        ],
        "beat": [*celery, "beat", "--loglevel=WARNING"],
    }
