"""Every error that searchapp raises on purpose.

SearchappError
├── UserError              what the caller gave is wrong: exit status 2, HTTP 400
│   ├── QueryError         a query that cannot be read; has a position
│   ├── ParameterError     a request parameter that cannot be taken; has a name
│   ├── ParametersError    all the ParameterErrors of one request
│   ├── SettingsError      a setting that cannot be read
│   ├── ExtraError         what an extra of the installation does, where that is not installed
│   ├── CorrectionError    a line of the corrections file that cannot be read
│   └── SearchesError      a line of the file of searches that cannot be read
├── PathGoneError          a folder that is watched is not there any more: exit status 1
├── NotFoundError          no such article: exit status 1, HTTP 404
│   └── ValueUnknownError  no article has this value of a facet; has those that may be meant
├── WorkerError            a process that was reading articles is gone: exit status 1
├── ArticleError           an article or a file of articles that cannot be read
│   └── LeftOut            what is no article, as a picture beside the articles
│       └── NoArticles     a file that holds none, or none any more
├── DocumentError          a document that cannot be indexed; the others of its batch can
└── BackendError           the index cannot be searched or written: exit status 1, HTTP 503
    ├── IndexMissingError      there is none at this path
    ├── IndexFormatError       another version of searchapp wrote it
    ├── IndexDamagedError      a file of it is cut or altered
    ├── IndexReadOnlyError     stock Whoosh, which can only read it, wanted to write
    └── IndexLockedError       another writer is at work on it
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


class SearchappError(Exception):
    """The root of the tree; its text is a sentence that a user can act on."""


class UserError(SearchappError):
    """What the caller gave is wrong."""


class QueryError(UserError):
    """A query that cannot be read; `position` counts characters from 0."""

    def __init__(self, message: str, position: int, code: str = "syntax") -> None:
        super().__init__(message)
        self.position = position
        self.code = code


class ParameterError(UserError):
    """A request parameter that cannot be taken; `param` is its name in the query string."""

    def __init__(self, param: str, message: str, code: str = "invalid", position: int | None = None) -> None:
        super().__init__(message)
        self.param = param
        self.code = code
        self.position = position


class ParametersError(UserError):
    """A request whose parameters cannot be taken; `errors` tells of each."""

    def __init__(self, errors: tuple[ParameterError, ...]) -> None:
        super().__init__(" ".join(map(str, errors)))
        self.errors = errors


class SettingsError(UserError):
    """A setting that cannot be read."""


class ExtraError(UserError):
    """What an extra of the installation does, where that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs what another package brings: pip install 'searchapp[{extra}]'")
        self._parts = (what, extra)

    def __reduce__(self) -> tuple[type[ExtraError], tuple[str, str]]:
        """How it passes from a process that reads articles to the one that deals them out."""
        return type(self), self._parts


class CorrectionError(UserError):
    """A line of the corrections file that cannot be read; `line` counts from 1."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}")
        self.path = path
        self.line = line


class SearchesError(UserError):
    """A line of the file of searches that cannot be read; `line` counts from 1."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}")
        self.path = path
        self.line = line


class PathGoneError(SearchappError):
    """A folder that was there is not there any more."""


class NotFoundError(SearchappError):
    """There is no such article."""


class ValueUnknownError(NotFoundError):
    """No article has a value of a facet; `near` are the ids and labels of values that may be meant."""

    def __init__(self, noun: str, value: str, near: Sequence[tuple[str, str]] = ()) -> None:
        names = ", ".join(f"{label} ({value_id})" if label != value_id else label for value_id, label in near)
        hint = f" There are {names}." if near else ""
        super().__init__(f"There is no {noun} “{value[:200]}” in the index.{hint}")
        self.near = near


class ArticleError(SearchappError):
    """An article, or a file of articles, that cannot be read; `line` counts from 1."""

    def __init__(self, path: str, message: str, line: int | None = None) -> None:
        super().__init__(f"{path}, line {line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.message = message
        self.line = line

    def __reduce__(self) -> tuple[type[ArticleError], tuple[str, str, int | None]]:
        """How another process makes the same error again: an exception's own way passes its one text only."""
        return type(self), (self.path, self.message, self.line)


class LeftOut(ArticleError):
    """A file, or `count` parts of one, that nobody would expect an article in; `reason` names the kind, as `.png`."""

    def __init__(self, path: str, reason: str, line: int | None = None, count: int = 1) -> None:
        super().__init__(path, reason, line)
        self.reason = reason
        self.count = count

    def __reduce__(self) -> tuple[type[ArticleError], tuple[str, str, int | None, int]]:  # type: ignore[override]
        """How another process makes the same value again."""
        return type(self), (self.path, self.reason, self.line, self.count)


class NoArticles(LeftOut):
    """A file that was read to its end and holds nothing: the articles that it held before are gone."""


class DocumentError(SearchappError):
    """A document that cannot be indexed; `key` names it, and the others of its batch are not touched."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(f"{key}: {message}")
        self.key = key


class WorkerError(SearchappError):
    """A process that was reading articles is gone."""


class BackendError(SearchappError):
    """The index cannot be searched or written, so there is no answer, not a part of one."""


class IndexMissingError(BackendError):
    """There is no index at this path."""


class IndexFormatError(BackendError):
    """Another version of searchapp wrote the index."""


class IndexDamagedError(BackendError):
    """A file of the index is cut or altered; `path` names it."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class IndexReadOnlyError(BackendError):
    """Stock Whoosh, which can only read the index, wanted to write to it."""


class IndexLockedError(BackendError):
    """Another writer is at work on the index."""


@contextmanager
def faults_named(path: str, message_of: Callable[[Exception], str]) -> Iterator[None]:
    """Whatever is raised within, as an ArticleError of that path.

    The one edge between a run of hours and what nobody has foreseen: in a strange file, in a library that names no
    errors of its own, or in our own code.
    """
    try:
        yield
    except SearchappError:
        raise
    except Exception as error:
        raise ArticleError(path, message_of(error)) from error
