"""The model that can be tried by hand runs as its first lines say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent


def test_it_prints_its_address_and_answers_there() -> None:
    with subprocess.Popen(
        [sys.executable, "tests/serve_llm.py"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            asked = {"model": "any", "messages": [{"role": "user", "content": "What is it?"}]}
            reply = httpx.post(f"{address}/chat/completions", json=asked, trust_env=False)
        finally:
            process.terminate()
    assert reply.json()["choices"][0]["message"]["content"].endswith("It never fails [facade].")
