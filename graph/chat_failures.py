"""Why a language model gave no answer, in our own words: what a service writes may quote the key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FailureReason(StrEnum):
    """What came in the place of an answer."""

    WRONG_KEY = "the key is not accepted"
    FORBIDDEN = "the key may not ask this"
    NO_SUCH_MODEL = "there is no such model at this address"
    UNREACHABLE = "the service cannot be reached"
    TIMED_OUT = "no answer in time"
    RATE_LIMITED = "too many requests"
    SERVER_ERROR = "the service failed"
    REJECTED = "the request was rejected"
    TOO_LONG = "more text than the model takes"
    NOT_AS_ASKED = "the answer is not the JSON that was asked for"
    EMPTY = "the answer is empty"
    BROKEN_OFF = "the answer broke off"
    ENDLESS = "the answer did not come to an end"
    OTHER = "the answer could not be read"


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer. `error` is the name of the error's class, for looking it up.

    `wait` are the seconds after which the service asks to be tried again, 0 where it asks nothing.
    """

    reason: FailureReason
    error: str
    input_tokens: int = 0
    output_tokens: int = 0
    wait: float = 0.0

    def __str__(self) -> str:
        return f"{self.reason.value} ({self.error})" if self.error else self.reason.value


_SECONDS = re.compile(r"\d{1,6}(?:\.\d+)?")
_BY_STATUS = {
    400: FailureReason.REJECTED,
    401: FailureReason.WRONG_KEY,
    403: FailureReason.FORBIDDEN,
    404: FailureReason.NO_SUCH_MODEL,
    408: FailureReason.TIMED_OUT,
    413: FailureReason.TOO_LONG,
    422: FailureReason.REJECTED,
    429: FailureReason.RATE_LIMITED,
}
# httpx's, which some providers' clients let through, and those of Amazon's client, which has no common tree; by name,
# because which httpx it is varies, and because Amazon's classes are made while the program runs.
_BY_NAME = {
    "ConnectError": FailureReason.UNREACHABLE,
    "ConnectTimeout": FailureReason.UNREACHABLE,
    "ReadTimeout": FailureReason.TIMED_OUT,
    "StreamChunkTimeoutError": FailureReason.TIMED_OUT,
    "RemoteProtocolError": FailureReason.BROKEN_OFF,
    "ReadError": FailureReason.BROKEN_OFF,
    "EndpointConnectionError": FailureReason.UNREACHABLE,
    "ConnectTimeoutError": FailureReason.UNREACHABLE,
    "ReadTimeoutError": FailureReason.TIMED_OUT,
    "ModelTimeoutException": FailureReason.TIMED_OUT,
    "NoCredentialsError": FailureReason.WRONG_KEY,
    "AccessDeniedException": FailureReason.FORBIDDEN,
    "ResourceNotFoundException": FailureReason.NO_SUCH_MODEL,
    "ValidationException": FailureReason.REJECTED,
    "ThrottlingException": FailureReason.RATE_LIMITED,
    "InternalServerException": FailureReason.SERVER_ERROR,
    "ServiceUnavailableException": FailureReason.SERVER_ERROR,
}


def failure_of(error: Exception) -> Failure:
    """Return what an error means, by LangChain's classes where the provider uses them, else by its status."""
    name = type(error).__name__
    status: object = getattr(error, "status_code", None)
    wait = _wait_asked(error)
    if reason := _langchain_reason(error):
        return Failure(reason, name, wait=wait)
    if isinstance(status, int):
        other = FailureReason.SERVER_ERROR if status >= 500 else FailureReason.OTHER
        return Failure(_BY_STATUS.get(status, other), name, wait=wait)
    return Failure(_BY_NAME.get(name, FailureReason.OTHER), name)


def _wait_asked(error: Exception) -> float:
    """Return the seconds of the answer's Retry-After; a date there is not read."""
    headers: object = getattr(getattr(error, "response", None), "headers", None)
    asked = headers.get("retry-after") if isinstance(headers, Mapping) else None
    return float(asked) if isinstance(asked, str) and _SECONDS.fullmatch(asked) else 0.0


def _langchain_reason(error: Exception) -> FailureReason | None:
    from langchain_core import exceptions as known

    reasons = {
        known.ModelAuthenticationError: FailureReason.WRONG_KEY,
        known.ModelPermissionDeniedError: FailureReason.FORBIDDEN,
        known.ModelNotFoundError: FailureReason.NO_SUCH_MODEL,
        known.ModelRateLimitError: FailureReason.RATE_LIMITED,
        known.ModelAPIError: FailureReason.SERVER_ERROR,
        known.ModelTimeoutError: FailureReason.TIMED_OUT,
        known.ModelConnectionError: FailureReason.UNREACHABLE,
        known.ContextOverflowError: FailureReason.TOO_LONG,
        known.ModelInvalidRequestError: FailureReason.REJECTED,
    }
    return next((reason for kind, reason in reasons.items() if isinstance(error, kind)), None)
