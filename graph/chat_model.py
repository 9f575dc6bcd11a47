"""Building a chat model that the settings name, of any provider LangChain knows, for whoever asks it."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, TypedDict

from pydantic import SecretStr, ValidationError

from graph.errors import LlmMissing, SettingError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# OpenAI's client wants a key; a local server reads none. OPENAI_API_KEY must not go to another host than its own.
_NO_KEY = SecretStr("none")
_PACKAGES = {
    "openai": "langchain-openai",
    "anthropic": "langchain-anthropic",
    "google_genai": "langchain-google-genai",
    "ollama": "langchain-ollama",
    "bedrock": "langchain-aws",
    "bedrock_converse": "langchain-aws",
}


@dataclass(frozen=True, slots=True)
class ModelWish:
    """Which model to use, as set: `provider:name`, an own address and key, and a temperature if it takes one.

    `prefix` is what the names of these settings begin with, for messages: EXTRACTION or TUTOR.
    """

    model: str
    base_url: str = ""
    api_key: SecretStr | None = None
    temperature: float | None = None
    prefix: str = "EXTRACTION"


@dataclass(frozen=True, slots=True)
class CallLimits:
    """How long one request may take, how often it is tried again, and how many run at once."""

    seconds: float = 60.0
    retries: int = 2
    at_once: int = 4


DEFAULT_LIMITS = CallLimits()


class _Arguments(TypedDict, total=False):
    max_retries: int
    timeout: float
    client_kwargs: dict[str, float]
    base_url: str
    endpoint_url: str
    api_key: SecretStr
    temperature: float
    stream_usage: bool


def open_chat(wish: ModelWish, limits: CallLimits = DEFAULT_LIMITS) -> BaseChatModel:
    """Return the model; nothing is sent yet.

    Raises SettingError when the wish cannot be fulfilled or its key is missing, LlmMissing when the optional
    package is not installed.
    """
    provider, _, name = wish.model.partition(":")
    if not (provider and name):
        raise SettingError(
            f"{wish.prefix}_MODEL={wish.model!r} cannot be used: write provider:name, such as openai:gpt-5-mini "
            "or ollama:llama3.1:8b."
        )
    return _build(provider, name, wish, limits)


def _build(provider: str, name: str, wish: ModelWish, limits: CallLimits) -> BaseChatModel:
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise LlmMissing(_missing(wish, error, provider)) from error

    # It logs errors with a traceback, which without a handler ends up on the user's screen.
    logging.getLogger("langchain_aws").setLevel(logging.CRITICAL)
    # Each provider's client has errors of its own for a missing key; a future hands over whatever is raised.
    with ThreadPoolExecutor(1) as pool:
        arguments = _arguments(provider, wish, limits)
        future = pool.submit(lambda: init_chat_model(name, model_provider=provider, **arguments))
    wrong = future.exception()
    if isinstance(wrong, ImportError):
        raise LlmMissing(_missing(wish, wrong, provider))
    if wrong is not None:
        raise SettingError(_unusable(wish, provider, wrong))
    return future.result()


def _arguments(provider: str, wish: ModelWish, limits: CallLimits) -> _Arguments:
    arguments: _Arguments = {"max_retries": limits.retries, "timeout": limits.seconds}
    if provider == "ollama":  # knows neither of the two
        arguments = {"client_kwargs": {"timeout": limits.seconds}}
    if provider == "openai":  # with a base_url of one's own, it asks for no count of the tokens of a stream
        arguments["stream_usage"] = True
    if provider.startswith("bedrock"):  # takes whole seconds only, and calls the address by another name
        arguments["timeout"] = ceil(limits.seconds)
    if wish.base_url:
        arguments["endpoint_url" if provider.startswith("bedrock") else "base_url"] = wish.base_url
    if wish.api_key is not None:
        arguments["api_key"] = wish.api_key
    elif wish.base_url and provider == "openai":
        arguments["api_key"] = _NO_KEY
    if wish.temperature is not None:
        arguments["temperature"] = wish.temperature
    return arguments


def _missing(wish: ModelWish, error: ImportError, provider: str) -> str:
    cause = error.__cause__ if isinstance(error.__cause__, ImportError) else error
    package = (cause.name or f"langchain_{provider}").split(".")[0].replace("_", "-")
    if package == "langchain":  # a mistyped provider must not become the name of a package to install
        package = _PACKAGES.get(provider, "")
    wanted = f"langchain {package}".rstrip()
    return f"{wish.prefix}_MODEL={wish.model} needs a package that is not installed: .venv/bin/pip install {wanted}"


def _unusable(wish: ModelWish, provider: str, error: BaseException) -> str:
    """Say what is wrong without the client's own words, which may hold a key."""
    if isinstance(error, ValueError) and not isinstance(error, ValidationError):
        return f"{wish.prefix}_MODEL={wish.model} cannot be used: LangChain knows no provider {provider!r}."
    return (
        f"{wish.prefix}_MODEL={wish.model} cannot be used ({type(error).__name__}): most often its key is missing. "
        f"Set {wish.prefix}_API_KEY, or the provider's own variable such as OPENAI_API_KEY."
    )
