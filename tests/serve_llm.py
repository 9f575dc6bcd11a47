"""A local model to try the tutor with: python tests/serve_llm.py prints its address and serves until it is stopped.

It speaks OpenAI's protocol, streams, and answers with sentences of the sources it is shown, with their keys; between
them it puts a made-up sentence and a made-up key, so that the citation gate can be seen at work.
"""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, as pytest runs tests

from fake_llm_server import FakeLlmServer, Request, Scripted, slowly
from fakes_llm_tutor import faithful


def reply(request: Request) -> Scripted:
    """Answer faithfully, and add what no source says."""
    true = faithful(request)
    key = true.rpartition("[")[2].rstrip("]")
    return slowly(0.02, f"{true} It was invented by NASA in 1969 [{key}]. It never fails [facade].")


def main() -> None:
    """Serve until stopped."""
    with FakeLlmServer() as server:
        server.otherwise = reply
        print(server.base_url, flush=True)
        Event().wait()


if __name__ == "__main__":
    main()
