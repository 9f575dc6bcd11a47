"""The files of a Neo4j server: its settings, its logging and the password that only their owner can read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from graph.settings import PASSWORD_FILE, ServerSettings

_CONF = """\
# Written anew at every start by tools/neo4j_files.py.
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt_port}
server.http.listen_address=127.0.0.1:{http_port}
server.https.enabled=false
server.directories.data={home}/data
server.directories.logs={home}/logs
server.directories.import={home}/import
server.directories.plugins={home}/plugins
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
# Preallocated logs fill 500 MB of disk before anything is written.
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=100M size
{more}
"""
_LOGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<Configuration status="ERROR">
  <Appenders><Console name="Console"><PatternLayout pattern="%d{yyyy-MM-dd HH:mm:ss} %-5p %m%n"/></Console></Appenders>
  <Loggers><Root level="WARN"><AppenderRef ref="Console"/></Root></Loggers>
</Configuration>
"""
_OWNER_ONLY = 0o600


def write_configuration(settings: ServerSettings, more: str = "") -> Path:
    """Write the server's settings, ending in the lines `more`, and return the folder that holds them."""
    home = settings.home.absolute()
    folder = home / "conf"
    for name in ("conf", "data", "logs", "import", "plugins"):
        (home / name).mkdir(parents=True, exist_ok=True)
    conf = _CONF.format(
        home=home.as_posix(),
        bolt_port=settings.bolt_port,
        http_port=settings.http_port,
        heap=settings.heap,
        more=more,
    )
    (folder / "neo4j.conf").write_text(conf, encoding="utf-8")
    for name in ("server-logs.xml", "user-logs.xml"):
        (folder / name).write_text(_LOGS, encoding="utf-8")
    return folder


def password(home: Path) -> str:
    """Return the server's password, made at the first call and readable by its owner only."""
    file = home / PASSWORD_FILE
    home.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    made = secrets.token_urlsafe(24)
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        opened.write(made + "\n")
    return made
