"""Which model the settings name, and what is said when it cannot be had."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from traceback import format_exception

import httpx
import pytest
from fake_llm_server import FakeLlmServer, late, say
from langchain_core.language_models import FakeListChatModel
from pydantic import SecretStr

from graph.chat_failures import Failure, FailureReason, failure_of
from graph.chat_model import CallLimits, ModelWish
from graph.errors import LlmMissing, SettingError
from ingest.llm.chat import LangChainModel, Reply, open_model
from ingest.llm.prompt import Prompt

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("model", ["gpt-5-mini", "openai:", ":gpt-5-mini", "", " "])
def test_a_model_is_named_with_its_provider(model: str) -> None:
    with pytest.raises(SettingError, match="provider:name"):
        open_model(ModelWish(model))


def test_an_unknown_provider_is_said() -> None:
    with pytest.raises(SettingError, match="no provider 'nosuch'"):
        open_model(ModelWish("nosuch:model"))


def test_a_provider_whose_package_is_missing_names_the_command() -> None:
    with pytest.raises(LlmMissing, match=r"\.venv/bin/pip install langchain langchain-xai$"):
        open_model(ModelWish("xai:grok"))


def test_without_langchain_the_command_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain.chat_models", None)
    with pytest.raises(LlmMissing) as caught:
        open_model(ModelWish("openai:gpt-5-mini"))
    assert str(caught.value).endswith("is not installed: .venv/bin/pip install langchain langchain-openai")
    assert "\n" not in str(caught.value)


def test_a_missing_key_names_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingError, match="EXTRACTION_API_KEY"):
        open_model(ModelWish("openai:gpt-5-mini"))


def test_without_langchain_a_mistyped_provider_is_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain.chat_models", None)
    with pytest.raises(LlmMissing, match=r"pip install langchain$"):
        open_model(ModelWish("opnai:gpt-5-mini"))


@pytest.mark.parametrize("address", ["sk-in-the-wrong-place", "http://[", "ftp://sk-in-the-wrong-place/v1"])
def test_an_address_that_is_none_is_a_failure_and_not_repeated(address: str) -> None:
    wish = ModelWish("openai:m", address, SecretStr("sk-in-the-wrong-place"))
    try:
        (answer,) = open_model(wish, CallLimits(seconds=2, retries=0)).ask([Prompt("system", "user")])
    except SettingError as error:
        said = "".join(format_exception(error))
    else:
        assert isinstance(answer, Failure)
        said = str(answer)
    assert "sk-in" not in said


def test_a_key_for_openai_is_not_sent_to_another_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-openai-alone")
    with FakeLlmServer() as server:
        server.script(say('{"triples": []}'))
        answers = open_model(ModelWish("openai:local", server.base_url)).ask([Prompt("system", "user")])
    assert answers == [Reply((), 100, 20)]
    assert server.requests[0].authorization == "Bearer none"


def test_a_temperature_is_sent_only_when_set() -> None:
    with FakeLlmServer() as server:
        server.otherwise = lambda _: say('{"triples": []}')
        for temperature in (None, 0.0):
            wish = ModelWish("openai:local", server.base_url, temperature=temperature)
            open_model(wish).ask([Prompt("system", "user")])
    assert [request.body.get("temperature") for request in server.requests] == [None, 0.0]


class _OwnError(Exception):
    """A client's error that is none of LangChain's, as Ollama's."""

    def __init__(self, status_code: int) -> None:
        super().__init__("sk-secret")
        self.status_code = status_code


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectError("sk-secret"), FailureReason.UNREACHABLE),
        (httpx.ReadTimeout("sk-secret"), FailureReason.TIMED_OUT),
        (_OwnError(404), FailureReason.NO_SUCH_MODEL),
        (_OwnError(502), FailureReason.SERVER_ERROR),
        (_OwnError(418), FailureReason.OTHER),
        (KeyError("sk-secret"), FailureReason.OTHER),
    ],
)
def test_errors_outside_langchains_tree_are_understood_too(error: Exception, reason: FailureReason) -> None:
    failure = failure_of(error)
    assert (failure.reason, failure.error) == (reason, type(error).__name__)
    assert "sk-" not in str(failure)


def test_a_model_without_structured_answers_is_a_failure() -> None:
    answers = LangChainModel("other:model", FakeListChatModel(responses=["{}"])).ask([Prompt("system", "user")])
    assert answers == [Failure(FailureReason.OTHER, "NotImplementedError")]


def test_no_more_requests_run_at_once_than_allowed() -> None:
    with FakeLlmServer() as server:
        server.otherwise = lambda _: late(0.05, say('{"triples": []}'))
        wish = ModelWish("openai:local", server.base_url)
        answers = open_model(wish, CallLimits(at_once=2)).ask([Prompt("system", str(n)) for n in range(6)])
    assert len(answers) == 6
    assert server.most_at_once == 2


def test_langchain_is_loaded_only_when_a_model_is_opened() -> None:
    code = (
        "import sys, ingest.llm.extractor, graph.chat_model, ingest.llm.cost\n"
        "print([name for name in sys.modules if name.startswith(('langchain', 'openai'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
