"""Addresses: which are of this machine alone, and to which secrets may be sent."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_safe(address: str) -> bool:
    """Tell whether an address is HTTPS, or plain HTTP to this machine itself."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or "")))
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, for itself alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
