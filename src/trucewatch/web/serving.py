"""Running the site."""

from __future__ import annotations

from contextlib import closing

from trucewatch.errors import SettingError

from .app import make_app
from .people.accounts import everybody
from .people.store import store_of
from .settings import Settings
from .sign_on.address import is_loopback
from .sign_on.setting import SignOn


def settings_for(
    ledger: str, host: str, *, people: str | None = None, demo: bool = False, private: bool = False, secure: bool = False,
    names: tuple[str, ...] = (), coder: str = "hybrid", sign_on: SignOn | None = None,
) -> Settings:  # fmt: skip
    """Return the settings of a site on ``host``: without accounts it is for this machine alone.

    Raises SettingError where others could reach a site without accounts.
    """
    with closing(store_of(ledger, people)) as store:
        local = not everybody(store) and sign_on is None
    if local and not is_loopback(host):
        raise SettingError(
            "without accounts the site is for this machine alone",
            where=host,
            remedy="make one: trucewatch people add NAME --role admin; or set up single sign-on: --sign-on FILE",
        )
    hosts = Settings.hosts if local else names
    return Settings(
        ledger=ledger, people=store.location, local=local, public=not private, secure=secure, demo=demo, hosts=hosts, coder=coder,
        sign_on=sign_on,
    )  # fmt: skip


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the site until it is stopped."""
    import uvicorn

    app = make_app(settings)
    uvicorn.run(
        app, host=host, port=port, log_level="warning", server_header=False, date_header=True, timeout_graceful_shutdown=5,
        use_colors=False,
    )  # fmt: skip
