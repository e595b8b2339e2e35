"""How this program and the processes that it starts reach the web."""

from __future__ import annotations

import os
from collections.abc import Iterable

from trucewatch.pages.net.addresses import networks
from trucewatch.pages.net.proxies import checked


def through(proxy: str) -> None:
    """Let every request to the web go through ``proxy`` (http://host:port), whatever the environment said.

    Raises SettingError for what is no proxy.
    """
    address = checked(proxy)
    for name in ("http_proxy", "https_proxy"):
        os.environ[name] = os.environ[name.upper()] = address
    for name in ("no_proxy", "all_proxy"):
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)


def opened(names: Iterable[str] | None) -> tuple[str, ...]:
    """Return the networks that are to be opened though they are not public, as they are usually written.

    Raises SettingError for what is no network.
    """
    return tuple(map(str, networks(names or ())))
