"""Opening the writer that the settings name."""

from __future__ import annotations

from collections.abc import Sequence

from graph.chat_model import ModelWish
from graph.embedding import Embedder
from graph.errors import SettingError
from graph.knowledge import Entity
from graph.prices import Prices
from graph.settings import Settings
from tutor.llm.chat_stream import StreamLimits, open_model
from tutor.llm.ledger import Cap
from tutor.llm.writer import Writer, WriterRules
from tutor.support.support_judge import SupportJudge

_LEAST_TOTAL = 120.0  # seconds for a whole reply
_TIMEOUTS_IN_ALL = 4


def open_writer(settings: Settings, embedder: Embedder, entities: Sequence[Entity]) -> Writer:
    """Return the writer that is set; nothing is sent yet.

    Raises SettingError when the settings cannot be used, LlmMissing when the provider's package is not installed.
    """
    prices = Prices(settings.tutor_price_in, settings.tutor_price_out)
    if settings.tutor_cap_money is not None and None in (prices.input, prices.output):
        raise SettingError("TUTOR_CAP_MONEY cannot be used without TUTOR_PRICE_IN and TUTOR_PRICE_OUT.")
    rules = WriterRules(
        settings.tutor_context_tokens,
        settings.tutor_unsupported,
        prices,
        Cap(settings.tutor_cap_tokens, settings.tutor_cap_money),
    )
    return Writer(open_model(_wish(settings), _limits(settings)), SupportJudge(embedder, entities), rules)


def _wish(settings: Settings) -> ModelWish:
    return ModelWish(
        settings.tutor_model, settings.tutor_base_url, settings.tutor_api_key, settings.tutor_temperature, "TUTOR"
    )


def _limits(settings: Settings) -> StreamLimits:
    total = max(_LEAST_TOTAL, _TIMEOUTS_IN_ALL * settings.tutor_timeout)
    return StreamLimits(seconds=settings.tutor_timeout, total=total)
