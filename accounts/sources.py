"""Where a request comes from, as far as our own proxies say so."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What one household is given in IPv6.
PREFIX = 64


def source_of(request: HttpRequest) -> str:
    """Return the address of whoever asks; in IPv6 the network of /64.

    Each proxy adds the address it was asked from at the right of X-Forwarded-For;
    what stands left of our own proxies' entries was written by anybody.
    """
    asked_from = _address(request.META.get("REMOTE_ADDR", ""))
    told = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.TRUSTED_PROXIES:
        asked_from = _address(told[-settings.TRUSTED_PROXIES :][0]) or asked_from
    if isinstance(asked_from, IPv6Address):
        return str(ip_network((asked_from, PREFIX), strict=False))
    return str(asked_from or "unknown")


def _address(written: str) -> IPv4Address | IPv6Address | None:
    """Return the address in "192.0.2.1", "192.0.2.1:80", "::1" or "[::1]:80"."""
    bare = written.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    # The zone of a link-local address is the same for all who ask.
    return getattr(address, "ipv4_mapped", None) or address
