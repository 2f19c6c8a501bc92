"""HTTP to one node over connections that are kept, in less time than the client's own takes beside it."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlencode

from opensearchpy import Connection
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, SSLError

from searchapp.backends.opensearch.node_stream import Answer, NodeStream

_MOST_KEPT = 32  # connections that nobody uses just now; threads that ask at once are fewer


class NodeConnection(Connection):
    """What opensearch-py asks one node by; threads may share it."""

    def __init__(self, http_auth: tuple[str, str] | None = None, ca_certs: str | None = None, **options: Any) -> None:
        super().__init__(**options)
        if http_auth:
            self.headers["authorization"] = "Basic " + b64encode(":".join(http_auth).encode()).decode()
        self._tls = ssl.create_default_context(cafile=ca_certs or self.default_ca_certs()) if self.use_ssl else None
        self._kept: list[NodeStream] = []
        self._head = self._lines({"host": self.host.partition("://")[2], **self.headers})

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The node's answer. Raises the client's errors where none comes, or one that refuses what was asked."""
        target = f"{url}?{urlencode(params)}" if params else url
        try:
            answer = self._exchanged(method, target, body or b"", self._lines(headers or {}), timeout or self.timeout)
        except ssl.SSLCertVerificationError as error:
            raise SSLError("N/A", str(error), error) from error
        except TimeoutError as error:
            raise ConnectionTimeout("TIMEOUT", str(error), error) from error
        except OSError as error:
            raise NoConnection("N/A", str(error), error) from error
        if not 200 <= answer.status < 300 and answer.status not in ignore:
            self._raise_error(
                answer.status, answer.content.decode(errors="replace"), answer.headers.get("content-type")
            )
        return answer

    def close(self) -> None:
        """Close the connections that are kept."""
        while self._kept:
            self._kept.pop().close()

    def _exchanged(self, method: str, target: str, body: bytes, head: bytes, seconds: float) -> Answer:
        stream = self._stream(seconds)
        request = b"%b %b HTTP/1.1\r\n%b%bcontent-length: %d\r\n\r\n%b"
        try:
            answer = stream.ask(
                request % (method.encode(), target.encode(), self._head, head, len(body), body),
                method != "HEAD",
                seconds,
            )
        except BaseException:
            stream.close()
            raise
        if stream.is_over or len(self._kept) >= _MOST_KEPT:
            stream.close()
        else:
            self._kept.append(stream)
        return answer

    def _stream(self, seconds: float) -> NodeStream:
        """A connection that was kept and that the node has not closed meanwhile, else a new one."""
        while True:
            try:
                stream = self._kept.pop()
            except IndexError:
                return NodeStream(self.hostname, self.port, seconds, self._tls)
            if not stream.is_closed():
                return stream
            stream.close()

    @staticmethod
    def _lines(headers: Mapping[str, str]) -> bytes:
        return "".join([f"{name}: {value}\r\n" for name, value in headers.items()]).encode("latin-1")
