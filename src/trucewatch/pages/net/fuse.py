"""A bound on the whole of an exchange: however slowly the other side drips, its connection is cut when the time is up."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType


class Fuse:
    """Cuts the connections it holds after ``seconds``, unless the block it guards is left before.

    Time-outs of single reads cannot do this: a server that sends a byte each second never meets them.
    """

    def __init__(self, seconds: float) -> None:
        self.blown = False
        self._held: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._blow)
        self._timer.daemon = True

    def __enter__(self) -> Fuse:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            for held in self._held:
                held.close()
            self._held.clear()

    def hold(self, connection: socket.socket) -> None:
        """Put ``connection`` under the fuse."""
        # A duplicate, since TLS takes the connection over into another object; cutting either cuts both.
        with self._lock:
            self._held.append(connection.dup())

    def _blow(self) -> None:
        with self._lock:
            self.blown = True
            for held in self._held:
                with suppress(OSError):
                    held.shutdown(socket.SHUT_RDWR)
