"""Where a broker is and how to sign in there: settings, or a URL that overrides them."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import msgspec

from app.settings import BrokerSettings, read_password

if TYPE_CHECKING:
    from paho.mqtt.client import Client

_PORTS = {"mqtt": 1883, "mqtts": 8883}


class BadBrokerUrl(ValueError):
    """Not `mqtt://[user[:password]@]host[:port]` or `mqtts://...`. Field: `url`."""

    def __init__(self, url: str) -> None:
        super().__init__(f"not a broker URL: {url}")
        self.url = url


@dataclass(frozen=True)
class Endpoint:
    """A broker. `password` None: what the settings' password file holds, if one is named."""

    settings: BrokerSettings
    password: str | None = None

    @property
    def address(self) -> str:
        """Host and port, for people."""
        return f"{self.settings.host}:{self.settings.port}"

    def sign_in(self, client: Client) -> None:
        """Give the client user, password and TLS. Raises OSError (files), ssl.SSLError."""
        settings = self.settings
        if settings.user:
            client.username_pw_set(settings.user, self.password or read_password(settings))
        if settings.tls:
            context = ssl.create_default_context(cafile=settings.ca or None)
            if settings.certificate:
                context.load_cert_chain(settings.certificate, settings.key or None)
            client.tls_set_context(context)


def endpoint(settings: BrokerSettings, url: str | None = None) -> Endpoint:
    """Return where the settings lead, or `url`, which keeps their TLS files. Raises BadBrokerUrl.

    A user that the URL does not name is the settings' own.
    """
    if url is None:
        return Endpoint(settings)
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
        host = parts.hostname
    except (ValueError, KeyError):
        raise BadBrokerUrl(url) from None
    if not host or parts.path not in ("", "/") or parts.query:
        raise BadBrokerUrl(url)
    changed = msgspec.structs.replace(
        settings,
        host=host,
        port=port,
        tls=parts.scheme == "mqtts",
        trial=False,
        user=unquote(parts.username) if parts.username else settings.user,
    )
    return Endpoint(changed, unquote(parts.password) if parts.password else None)
