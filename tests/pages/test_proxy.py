"""Through a real proxy on loopback: what it is asked, what goes past it, and what is said when it fails."""

from __future__ import annotations

import base64
import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.errors import PageError, SettingError
from trucewatch.pages.net.addresses import Gate
from trucewatch.pages.net.fetch import Fetcher
from trucewatch.pages.net.manners import Manners
from trucewatch.pages.web import WebSource
from trucewatch.records import Page

HTML = b"<!doctype html><html><body><article><p>The two armies kept to the truce for a second day, officials said on Monday.</p></article></body></html>"
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


class Proxy:
    """A proxy: ``asked`` holds its requests with their headers; tunnels lead to ``inner`` whatever they ask for."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.inner: int | None = None


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place.asked.append(("GET", self.path, dict(self.headers)))
            if self.path.endswith("robots.txt"):
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(HTML)))
            self.end_headers()
            self.wfile.write(HTML)

        def do_CONNECT(self) -> None:
            place.asked.append(("CONNECT", self.path, dict(self.headers)))
            if place.inner is None:
                self.send_error(403)
                return
            with socket.create_connection(("127.0.0.1", place.inner)) as far:
                self.send_response(200)
                self.end_headers()
                back = threading.Thread(target=_pump, args=(far, self.connection), daemon=True)
                back.start()
                _pump(self.connection, far)
                back.join(5)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    place = Proxy(server.server_port)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield place
    server.shutdown()
    server.server_close()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def page(url: str, proxy: str | None = None) -> Page:
    (found,) = WebSource(Manners(Fetcher(proxy=proxy, seconds=5), pause=0)).pages(url)
    assert isinstance(found, Page)
    return found


def test_the_environment_is_honoured_and_the_name_resolved_by_the_proxy(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    assert page("http://news.example/a?b=1").content == HTML
    assert [(verb, path) for verb, path, _ in proxy.asked] == [("GET", "http://news.example/robots.txt"), ("GET", "http://news.example/a?b=1")]


def test_small_letters_go_before_large_ones_and_no_proxy_goes_past(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", proxy.url)
    page("http://news.example/")
    monkeypatch.setenv("NO_PROXY", "other.example,.news.example")
    with pytest.raises(PageError, match="is not found"):
        page("http://www.news.example/")
    assert all("www" not in path for _, path, _ in proxy.asked)


def test_a_named_proxy_goes_before_the_environment_and_is_told_its_password(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    page("http://news.example/", proxy.url.replace("http://", "http://desk:p%40ss@"))
    sent = {name.lower(): value for name, value in proxy.asked[-1][2].items()}["proxy-authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")) == b"desk:p@ss"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://169.254.169.254/latest/meta-data/", "http://[::1]:9/", "http://10.1.2.3/", "http://localhost:9/"])
def test_a_closed_address_is_refused_and_the_proxy_not_asked(proxy: Proxy, url: str) -> None:
    with pytest.raises(PageError, match="not public"):
        page(url, proxy.url)
    assert proxy.asked == []


def test_a_redirect_to_a_closed_address_through_a_proxy_is_refused(proxy: Proxy) -> None:
    fetcher = Fetcher(proxy=proxy.url)
    with pytest.raises(PageError, match="not public"):
        fetcher.get("http://169.254.169.254/")
    opened = Fetcher(proxy=proxy.url, gate=Gate((ip_network("127.0.0.0/8"),)))
    assert opened.get(proxy.url + "/direct").status == 200 and proxy.asked[-1][1] == "/direct"


def test_a_dead_proxy_is_named_without_its_password() -> None:
    with pytest.raises(PageError, match=r"through the proxy 127\.0\.0\.1:1") as error:
        page("http://news.example/", "http://desk:secret@127.0.0.1:1")
    assert "secret" not in str(error.value)


def test_a_refused_tunnel_is_an_error(proxy: Proxy) -> None:
    with pytest.raises(PageError, match="403"):
        page("https://news.example/", proxy.url)
    assert proxy.asked[0][:2] == ("CONNECT", "news.example:443")


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1080", "http://", "http://host:port"])
def test_what_is_no_proxy_is_said_before_anything_is_done(address: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["--proxy", address, "add", "x.txt", "--ledger", str(tmp_path / "t.ledger")])
    assert isinstance(done.exception, SettingError) and "http://host:port" in done.exception.remedy
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_goes_through_the_named_proxy(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:  # set, so that what the command sets is taken back after the test
        monkeypatch.setenv(name, "")
        monkeypatch.setenv(name.upper(), "")
    done = CliRunner().invoke(app, ["--proxy", proxy.url, "read", "http://news.example/a", "--coder", "rules"], catch_exceptions=False)
    assert done.exit_code == 0 and proxy.asked[-1][1] == "http://news.example/a"


def test_https_goes_through_a_tunnel_and_the_certificate_is_checked(proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = _secure(tmp_path)
    proxy.inner = site.server_port
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    with pytest.raises(PageError, match="CERTIFICATE"):
        page("https://news.example/a")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    assert page("https://news.example/a").content == HTML
    site.shutdown()
    site.server_close()


def _secure(folder: Path) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(HTML)))
            self.end_headers()
            self.wfile.write(HTML)

        def log_message(self, *_: object) -> None:
            pass

    _certify(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


def _certify(folder: Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "news.example")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, *plain))
