"""The least an upload can be: a Django view that stores the bytes, under gunicorn."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.journeys.product import ROOT, Product
from tests.services.child import free_port, serving

APPLICATION = "tests.bench.bare_site:application"


@contextmanager
def bare_view(product: Product) -> Iterator[str]:
    """Run it on the product's own store and give its address."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", APPLICATION),
        *("--bind", f"localhost:{port}", "--no-control-socket"),
        # As `manage.py serve` starts the portal.
        *("--workers=1", "--threads=8", "--worker-tmp-dir", str(product.log.parent)),
    ]
    log = product.log.with_name("bare.log")
    with serving(command, port=port, log=log, cwd=ROOT, env=product.environment):
        yield f"http://localhost:{port}"
