import socket
from ipaddress import ip_address, ip_network

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.pages.net.addresses import Gate, Refused, is_public

CLOSED = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
    "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "::127.0.0.1", "fec0::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_mapped_address_is_as_public_as_the_one_inside(address: object) -> None:
    assert is_public(ip_address(f"::ffff:{address}")) == is_public(ip_address(str(address)))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "0177.0.0.1", "[::1]".strip("[]")])
def test_gate_sees_through_other_ways_to_write_loopback(host: str) -> None:
    with pytest.raises(Refused):
        Gate().resolve(host, 80)


def test_gate_opens_what_the_operator_allows() -> None:
    assert Gate((ip_network("127.0.0.0/8"),)).resolve("127.0.0.1", 80) == "127.0.0.1"


def test_name_with_one_closed_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(*_: object, **__: object) -> list[object]:
        return [(2, 1, 6, "", ("1.1.1.1", 80)), (2, 1, 6, "", ("169.254.169.254", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(Refused, match="not public: 169"):
        Gate().resolve("mixed.example", 80)


def test_unknown_host_is_an_error_of_the_connection() -> None:
    with pytest.raises(httpcore2.ConnectError, match="not found"):
        Gate().resolve("no-such-host.invalid", 80)
