"""What went wrong on the network, said in one line with its facts."""

from __future__ import annotations

import http
import ssl

import httpcore2
import httpx2

from pourparlers.errors import FetchError
from pourparlers.gather.limits import MEGABYTE, Limits

LONGEST = 300


def shown(url: httpx2.URL | str) -> str:
    """An address for a message: without a name and password, and not without end."""
    try:
        text = str(httpx2.URL(url).copy_with(username=None, password=None))
    except (httpx2.InvalidURL, ValueError, TypeError):
        text = str(url)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def named(status: int) -> str:
    """A status with its name: ``404 Not Found``."""
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def sized(number: int) -> str:
    """A number of bytes for a message: ``10 MB``, ``57,527 bytes``."""
    return f"{number / MEGABYTE:,.3g} MB" if number >= MEGABYTE else f"{number:,} bytes"


def failure(url: str, error: Exception, limits: Limits) -> FetchError:
    """The error of ours for one of the network's."""
    cause = _tls(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FetchError(url, "its certificate is not valid", got=cause.verify_message.rstrip("."))
    if cause is not None:
        return FetchError(url, "no safe connection (TLS)", got=cause.reason or str(cause))
    told = " ".join(str(error).split())
    if isinstance(error, httpcore2.ConnectTimeout):
        return FetchError(url, "no connection", f"one within {limits.connect:g} s", told, later=True)
    if isinstance(error, httpcore2.TimeoutException):
        bounds = f"bytes within {limits.read:g} s and all within {limits.whole:g} s"
        return FetchError(url, "the answer takes too long", bounds, told, later=True)
    if isinstance(error, httpcore2.ConnectError):
        return FetchError(url, "can't be reached", got=told, later=True)
    if isinstance(error, httpcore2.NetworkError):
        return FetchError(url, "the connection broke off", got=told, later=True)
    if isinstance(error, httpcore2.RemoteProtocolError):
        return FetchError(url, "the answer is not sound HTTP", got=told, later=True)
    if isinstance(error, httpx2.DecodingError):
        return FetchError(url, "its bytes can't be expanded", got=told)
    return FetchError(url, "can't be fetched", got=told or type(error).__name__)


def _tls(error: BaseException | None) -> ssl.SSLError | None:
    """The error of TLS that lies under another one; a time-out of TLS is a time-out."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error
