"""Small archives, as programs write them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import zstandard

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

ArchiveOf = Callable[[Mapping[str, bytes]], bytes]
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


def story(name: str) -> bytes:
    """A page with a story of its own."""
    return (
        f"<html><head><title>The {name} of Larnvik</title></head><body><article><h1>The {name} of Larnvik</h1>"
        f"<p>The {name} was shown to the harvest board on Tuesday, and nobody had ever seen one like it before.</p>"
        f"<p>It will stay in the old custom house until the spring, when the {name} goes on to the next town.</p>"
        "</article></body></html>"
    ).encode()


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in files.items():
            archive.writestr(name, member)
    return content.getvalue()


def tar_of(files: Mapping[str, bytes]) -> bytes:
    """A tar archive."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        for name, member in files.items():
            header = tarfile.TarInfo(name)
            header.size = len(member)
            archive.addfile(header, io.BytesIO(member))
    return content.getvalue()


def encrypted(archive: bytes) -> bytes:
    """A zip archive whose members all say that they are encrypted."""
    content = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(signature)
        while start >= 0:
            content[start + offset] |= 1
            start = content.find(signature, start + 4)
    return bytes(content)


FILES = {
    "2015/harp.html": story("harp"),
    "2015/.notes.html": story("note"),
    "kite.html": story("kite"),
    "map.png": b"x",
}


def pasted(name: str) -> bytes:
    """A story as it is copied out of a browser, with lines of its site that no other site has."""
    return (
        f"Larnvik weather desk\nTide table for boats\n\nThe {name} of Larnvik\n\n"
        f"The {name} was shown to the harvest board on Tuesday, and nobody had ever seen one like it before.\n\n"
        "Win a trip round the harbour\n"
    ).encode()


def read(path: str, content: bytes) -> tuple[list[Article], dict[str, str]]:
    """The articles in an archive, and why others are not read, by path."""
    results = list(read_articles(SourceFile(path, content=content)))
    errors = {result.path: result.message for result in results if isinstance(result, ArticleError)}
    return [result for result in results if isinstance(result, Article)], errors
