"""Which proxy a request goes through: the one that was named, else what HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass

import httpcore2

from ...errors import SettingError
from .addresses import is_public


def proxy_of(url: str, named: str | None, environment: bool) -> httpcore2.Proxy | None:
    """Return the proxy that ``url`` is to be got through, None where it is asked directly.

    Addresses that are not public are asked directly, where the gate stands before them. Raises SettingError for what is no proxy.
    """
    parts = urlsplit(url)
    if _closed(parts.hostname or ""):
        return None
    address = named or (_of_environment(parts.scheme, parts.netloc) if environment else None)
    return _proxy(address) if address else None


def shown(proxy: httpcore2.Proxy) -> str:
    """Return the address of a proxy for people, without user and password."""
    host = proxy.url.host.decode("ascii", "replace")
    return f"{host}:{proxy.url.port}" if proxy.url.port else host


def checked(address: str) -> str:
    """Return the address of a proxy as it was given. Raises SettingError for what is none."""
    _proxy(address)
    return address


def _of_environment(scheme: str, host: str) -> str | None:
    # The standard library's reading: small letters before large ones, and no HTTP_PROXY where a web server sets it from a header.
    proxies = getproxies_environment()
    address = proxies.get(scheme) or proxies.get("all")
    return None if not address or proxy_bypass(host) else address


def _proxy(address: str) -> httpcore2.Proxy:
    whole = address if "://" in address else f"http://{address}"
    try:
        parts = urlsplit(whole)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 80) > 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingError("no proxy that can be used", address.split("@")[-1], "write it as http://host:port")
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    return httpcore2.Proxy(f"{parts.scheme}://{host}:{parts.port or (443 if parts.scheme == 'https' else 80)}", auth=auth)


def _closed(host: str) -> bool:
    try:
        return not is_public(ip_address(host))
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
