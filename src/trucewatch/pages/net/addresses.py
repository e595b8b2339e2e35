"""Which network addresses may be connected to. The check is made on the address itself, at the moment of connecting.

A name is resolved once and the connection goes to the very address that was checked, so a name that changes its answer between
check and use (DNS rebinding) gains nothing; every redirect connects anew and is checked anew.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpcore2

from ...errors import SettingError
from .fuse import Fuse

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
# Beside what the standard library calls not global: shared address space of carriers, and ways to write an IPv4 address in IPv6
# (NAT64, also its local-use prefix, 6to4, Teredo, IPv4-compatible), which would lead around a check of the inner address.
_CLOSED: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in ("100.64.0.0/10", "192.88.99.0/24", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10")
)


def networks(names: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks that are called so ("10.20.0.0/16", or one address), as an operator opens them.

    Raises SettingError for what is none.
    """
    return tuple(map(_network, names))


def _network(name: str) -> Network:
    try:
        return ip_network(name.strip())
    except ValueError as error:
        raise SettingError(f"no network: {error}", remedy='write it as "10.20.0.0/16", or one address as "10.20.3.4"') from None


class Refused(httpcore2.ConnectError):
    """A connection to an address that is not public."""


def is_public(address: Address) -> bool:
    """Tell whether ``address`` belongs to the public internet: not loopback, private, link-local, multicast, reserved or translated."""
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not any(address in net for net in _CLOSED if net.version == address.version)


@dataclass(frozen=True, slots=True)
class Gate:
    """The addresses that may be connected to: the public ones, and those in ``allowed`` (networks an operator opened)."""

    allowed: tuple[Network, ...] = ()

    def opens(self, address: Address) -> bool:
        """Tell whether ``address`` may be connected to."""
        return is_public(address) or any(address in net for net in self.allowed if net.version == address.version)

    def resolve(self, host: str, port: int) -> str:
        """Return the address to connect to for ``host``.

        Raises Refused where any of its addresses is closed: a name that mixes both is up to no good.
        """
        try:
            found = {ip_address(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the host {host} is not found: {error}") from None
        closed = sorted(str(address) for address in found if not self.opens(address))
        if closed or not found:
            raise Refused(f"{host} leads to an address that is not public: {', '.join(closed)}")
        return str(min(found, key=lambda address: (address.version, int(address))))


@dataclass(frozen=True, slots=True)
class Guarded(httpcore2.NetworkBackend):
    """A network that asks the gate before each connection, and puts each connection under the fuse.

    Without a gate (where a proxy does the connecting) names go to the system unchecked.
    """

    gate: Gate | None
    fuse: Fuse
    network: httpcore2.NetworkBackend = field(default_factory=httpcore2.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the checked address of ``host``."""
        address = self.gate.resolve(host, port) if self.gate else host
        stream = self.network.connect_tcp(address, port, timeout, local_address, socket_options)
        self.fuse.hold(stream.get_extra_info("socket"))
        return stream

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None
    ) -> httpcore2.NetworkStream:
        """Refuse: no page lives in a local socket."""
        raise Refused(f"local sockets are closed: {path}")

    def sleep(self, seconds: float) -> None:
        """Wait between the pool's own retries."""
        self.network.sleep(seconds)
