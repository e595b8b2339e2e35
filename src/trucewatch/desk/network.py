"""How this program and the processes that it starts reach the web."""

from __future__ import annotations

import os

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
