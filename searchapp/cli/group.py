"""The group of all commands, and what becomes of errors there: a message, and exit status 2 or 1."""

from __future__ import annotations

import ast
import atexit
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import click
from click.shell_completion import CompletionItem

from searchapp import __version__
from searchapp.cli.printing.help_text import HelpContext
from searchapp.cli.printing.output import UNREAD, discard_output, remark
from searchapp.cli.printing.wrapping import MARGIN, columns, line_width
from searchapp.config import has_no_color
from searchapp.errors import QueryError, SearchappError, UserError

FAILED = 1
_WRONG_USAGE = 2
_INTERRUPTED = 130  # as of any program that SIGINT (2) ends: 128 + 2

# The command NAME is the function NAME of the module NAME_command beside this one, whose first line says what it does.
SUFFIX = "_command"
_FOLDER = Path(__file__).parent


class SearchappGroup(click.Group):
    """A group that finds its commands beside it, and tells errors in a sentence, not a traceback."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands: of each module here that ends in `_command`."""
        modules = iter_modules([str(_FOLDER)])
        return sorted(module.name.removesuffix(SUFFIX) for module in modules if module.name.endswith(SUFFIX))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, if there is one; the others' libraries take longer to import than a search."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(_imported(cmd_name + SUFFIX), cmd_name)
        command.context_class = HelpContext
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Tell what each command does, by the first line of its module: to import all of them takes half a second."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _purpose(name)) for name in self.list_commands(ctx)])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, with what they do, and else what any command offers."""
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(CompletionItem(name, help=_purpose(name)) for name in names), *options]

    def make_context(self, *args: Any, **others: Any) -> click.Context:
        """The context of a run; options that there are not end it."""
        with _usage_explained():
            return super().make_context(*args, **others)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; a misspelt one is told its neighbour."""
        names = self.list_commands(ctx)
        if args[0] not in names and (near := get_close_matches(args[0], names, n=1)):
            ctx.fail(f"No such command '{args[0]}'. Did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours or of the system ends with its exit status."""
        if has_no_color():
            ctx.color = False
        try:
            with _usage_explained():
                return super().invoke(ctx)
        except SearchappError as error:
            remark(f"Error: {error}")
            if isinstance(error, QueryError):
                click.echo(pointed_at(ctx.obj, error.position), err=True)
            sys.exit(_WRONG_USAGE if isinstance(error, UserError) else FAILED)
        except KeyboardInterrupt:
            sys.exit(_INTERRUPTED)
        except BrokenPipeError:  # whoever reads has seen enough, as in `| head`
            discard_output()
            sys.exit(UNREAD)
        except OSError as error:  # a full disk, a folder that cannot be written
            where = f"{error.filename}: " if error.filename else ""
            remark(f"Error: {where}{error.strerror or error}")
            sys.exit(FAILED)


def _purpose(command: str) -> str:
    """What a command does, in a sentence."""
    documented = ast.get_docstring(ast.parse((_FOLDER / f"{command}{SUFFIX}.py").read_text("utf-8"))) or ""
    purpose = documented.partition(": ")[2]
    return purpose[:1].upper() + purpose[1:]


def _imported(module: str) -> ModuleType:
    """A module beside this one. Nothing of what it brings is ever garbage: it is not looked for there, nor at the end.

    Both take a sixth of the time of a search in a shell. At the end nothing is looked for in what the command has made
    either, its tables and all that it remembers: after indexing that takes an eighth of a second.
    """
    name = f"{__package__}.{module}"
    if name not in sys.modules:
        atexit.register(gc.freeze)
        gc.disable()
        try:
            import_module(name)
        finally:
            gc.freeze()
            gc.enable()
    return sys.modules[name]


@contextmanager
def _usage_explained() -> Iterator[None]:
    """Ends the process where a command is used wrongly, with how it is used and what is wrong."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.ClickException as error:
        context = error.ctx if isinstance(error, click.UsageError) else None
        if context:
            click.echo(context.get_usage(), err=True)
            remark(f"Try '{context.command_path} --help' for help.\n")
        message = error.format_message()
        if isinstance(error, click.NoSuchOption) and not error.option_name.startswith("--"):
            message += " What begins with - and is no option stands behind --, as in: -- tea -coffee"
        remark(f"Error: {message}")
        sys.exit(error.exit_code)


def pointed_at(query: str, position: int) -> str:
    """The query, with a mark under the character at `position`; of a line that is longer than the terminal's the part
    around it."""
    begin = query.rfind("\n", 0, position) + 1
    line, position = query[begin:].split("\n", 1)[0], position - begin
    width = line_width(of_errors=True) or sys.maxsize
    room = max(1, (width - 2 * len(MARGIN)) * len(line) // max(columns(line), 1))  # in characters
    if len(line) > room:
        start = max(0, min(position - room // 2, len(line) - room))
        line, position = line[start : start + room], position - start
    before = columns(line[:position].ljust(position))
    return f"{MARGIN}{line}\n{MARGIN}{' ' * before}^"


@click.group(cls=SearchappGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="searchapp")
def main() -> None:
    """Full-text search over news articles, with facets by organization, country and date that it finds by itself.

    \b
    searchapp index corpus/              read articles, find their facts, index them
    searchapp serve                      the search page, on http://127.0.0.1:8000
    searchapp search 'iran "fars news"'  the same search in the terminal
    """
