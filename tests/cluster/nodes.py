"""Nodes of a cluster on this machine: started, killed and stopped by their process ids."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tests.cluster.layout import lay_out

CLUSTER_URLS = "SEARCHAPP_OPENSEARCH_URLS"  # in the environment: a cluster for the tests
USER = "opensearch"  # the server refuses to be root
HEAP = "512m"
START_SECONDS = 180.0
STOP_SECONDS = 30.0
DENIED = "access denied"  # in a log it means that the security manager keeps a module from its work

_CONFIG = """\
cluster.name: searchapp-tests
network.host: 127.0.0.1
action.auto_create_index: false
node.processors: 2
"""
_LOGGING = """\
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
appender.file.type = File
appender.file.name = file
appender.file.fileName = ${sys:opensearch.logs.base_path}/server.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%p][%c{1.}] %m%n
"""


@dataclass(frozen=True)
class Node:
    """One node, all of whose files but the server's own lie in `folder`."""

    home: Path
    folder: Path
    name: str
    port: int
    settings: dict[str, str]
    heap: str = HEAP

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What it tells."""
        return self.folder / "logs" / "server.log"

    def start(self) -> None:
        """Start it, and do not wait."""
        for part in ("data", "logs", "tmp", "config"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        (self.folder / "config" / "opensearch.yml").write_text(_CONFIG)
        (self.folder / "config" / "log4j2.properties").write_text(_LOGGING)
        _hand_over(self.folder)
        with (self.folder / "out").open("ab") as output:
            process = subprocess.Popen(
                [*_as_user(), "java", *self._java_options(), "org.opensearch.bootstrap.OpenSearch", *self._settings()],
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        (self.folder / "pid").write_text(str(process.pid))

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> None:
        """End it by its process id, and wait until it is gone."""
        pid = self._pid()
        end = time.monotonic() + STOP_SECONDS
        while pid and self.is_running():
            os.kill(pid, sign if time.monotonic() < end else signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
            time.sleep(0.1)

    def is_running(self) -> bool:
        """Whether the process that was started last is there, and is a server: its number may have gone to another."""
        try:
            return b"org.opensearch" in Path(f"/proc/{self._pid()}/cmdline").read_bytes()
        except OSError:
            return False

    def kill(self) -> None:
        """End it as a power cut would."""
        self.stop(signal.SIGKILL)

    def _pid(self) -> int | None:
        try:
            return int((self.folder / "pid").read_text())
        except (OSError, ValueError):
            return None

    def _java_options(self) -> list[str]:
        return [
            f"-Xms{self.heap}",
            f"-Xmx{self.heap}",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",  # half the time to start
            "-Djava.security.manager=allow",
            f"-Djava.io.tmpdir={self.folder / 'tmp'}",
            f"-Djna.tmpdir={self.folder / 'tmp'}",
            "-Dlog4j2.disable.jmx=true",
            f"-Dopensearch.path.home={self.home}",
            f"-Dopensearch.path.conf={self.folder / 'config'}",
            "-cp",
            f"{self.home / 'lib'}/*",
        ]

    def _settings(self) -> list[str]:
        paths = {"path.data": str(self.folder / "data"), "path.logs": str(self.folder / "logs")}
        own = {"node.name": self.name, "http.port": str(self.port), **paths, **self.settings}
        return [f"-E{name}={value}" for name, value in own.items()]


class Cluster:
    """A cluster of some nodes, which runs inside `with`."""

    def __init__(self, folder: Path, count: int = 1, heap: str = HEAP, **settings: str) -> None:
        home = lay_out()
        transports = [free_port() for _ in range(count)]
        names = [f"node-{number}" for number in range(1, count + 1)]
        shared = {
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in transports),
            "cluster.initial_cluster_manager_nodes": ",".join(names),
            **settings,
        }
        self.nodes = [
            Node(home, folder / name, name, free_port(), {"transport.port": str(port), **shared}, heap)
            for name, port in zip(names, transports, strict=True)
        ]

    @property
    def urls(self) -> tuple[str, ...]:
        """Where its nodes answer."""
        return tuple([node.url for node in self.nodes])

    def wait(self) -> None:
        """Wait until all of its nodes are in it. Raises TimeoutError with what the first one's log ends with."""
        path = f"/_cluster/health?wait_for_nodes={len(self.nodes)}&timeout=10s"
        end = time.monotonic() + START_SECONDS
        for node in self.nodes:
            while not _answers(node.url + path):
                if time.monotonic() > end:
                    raise TimeoutError(f"{node.name} did not start: {_last_words(node)}")
                time.sleep(0.2)

    def denied(self) -> list[str]:
        """The lines of the logs that tell of something that a module may not do."""
        logs = [node.log.read_text(errors="replace") for node in self.nodes if node.log.exists()]
        return [line for log in logs for line in log.splitlines() if DENIED in line]

    def __enter__(self) -> Cluster:
        for node in self.nodes:
            node.start()
        try:
            self.wait()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for node in self.nodes:
            node.kill()  # what they hold goes with their folder


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=15) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):  # 408 where not all nodes are in it yet
        return False


def _last_words(node: Node) -> str:
    texts = [path.read_text(errors="replace") for path in (node.folder / "out", node.log) if path.exists()]
    return "\n".join(texts)[-2_000:]


def _as_user() -> list[str]:
    """What makes a command run as an ordinary user; nothing where it does already."""
    if os.geteuid():
        return []
    try:
        pwd.getpwnam(USER)
    except KeyError:
        subprocess.run(["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER], check=True)
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs"]


def _hand_over(folder: Path) -> None:
    """Let the server's user write in a folder."""
    if not os.geteuid():
        _as_user()
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, USER, USER)
