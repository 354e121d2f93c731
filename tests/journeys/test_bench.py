"""`bin/bench` still measures what it says, on the product that runs here anyway."""

from dataclasses import astuple

import pytest

from tests.bench.bare import bare_view
from tests.bench.measuring import measure
from tests.bench.photographing import photo
from tests.bench.sending import Citizen, Plain
from tests.bench.uploads import table
from tests.journeys.product import Product

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd"),
]


def test_the_bench_measures_uploads_and_their_floors(real: Product) -> None:
    citizen = Citizen(real.url, real.password)

    with bare_view(real) as bare:
        rounds = measure(real, citizen, Plain(bare), photo(), times=2)

    assert all(seconds > 0 for one in rounds for seconds in astuple(one))
    assert table(rounds).count(" ms") == 8
