"""The files that come with the pages, at addresses that change with them, so that browsers may keep them for a year."""

from __future__ import annotations

import gzip
import mimetypes
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Flask, Response, request
from msgspec import Struct
from werkzeug.exceptions import NotFound

FOLDER = Path(__file__).parent.parent / "static"
_DIGEST_CHARS = 12
CACHE_CONTROL = "public, max-age=31536000, immutable"  # a year, in seconds


class StaticFile(Struct, frozen=True):
    """A file as it is and as it is packed."""

    content: bytes
    packed: bytes
    media_type: str


class StaticFiles(Struct, frozen=True):
    """All of the files and one digest of them, for they import each other."""

    digest: str
    by_name: dict[str, StaticFile]

    @classmethod
    def of(cls, folder: Path) -> StaticFiles:
        """The files of a folder."""
        digest, by_name = sha256(), {}
        for path in sorted(folder.iterdir()):
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)} ".encode() + content)
            media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            by_name[path.name] = StaticFile(content, gzip.compress(content, mtime=0), media_type)
        return cls(digest.hexdigest()[:_DIGEST_CHARS], by_name)

    def address(self, name: str) -> str:
        """Where a file is as long as none of them changes."""
        return f"/static/{self.digest}/{name}"

    def answer(self, digest: str, name: str) -> Response:
        """A file, packed for who can unpack it; who asks for an older state gets what there is, not to keep."""
        if name not in self.by_name:
            raise NotFound
        file = self.by_name[name]
        is_packed = bool(request.accept_encodings["gzip"])
        response = Response(file.packed if is_packed else file.content, HTTPStatus.OK, mimetype=file.media_type)
        response.vary.add("Accept-Encoding")
        if is_packed:
            response.content_encoding = "gzip"
        if digest == self.digest:
            response.headers["Cache-Control"] = CACHE_CONTROL
        return response


def serve_static_files(app: Flask) -> None:
    """Add the files to `app`, and for its templates the function `static` that tells their addresses."""
    files = StaticFiles.of(FOLDER)
    blueprint = Blueprint("static_files", __name__)
    blueprint.add_url_rule("/static/<digest>/<name>", "file", files.answer)
    app.register_blueprint(blueprint)
    app.jinja_env.globals["static"] = files.address
