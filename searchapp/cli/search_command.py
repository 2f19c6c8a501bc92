"""`search`: search the index in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click
from msgspec.structs import replace

from searchapp.article_index import ArticleIndex
from searchapp.backends.locations import location_of
from searchapp.cli.group import FAILED, pointed_at
from searchapp.cli.options import index_option
from searchapp.cli.printing.output import remark, tell
from searchapp.cli.printing.rendering import SHOWN_BUCKETS, filled, notes, rendered
from searchapp.cli.shell_completion import completion_of
from searchapp.config import load_settings
from searchapp.exports import EXPORT_FORMATS, ExportFormat, exported
from searchapp.model.request import Interval, SearchRequest, for_readers
from searchapp.model.result import Histogram, ResultPage
from searchapp.search.parameters.query_strings import meant_by, parse
from searchapp.search.parameters.table import BY_NAME, PARAMETERS, Parameter

_STANDARD_INPUT = "-"
_SHORT = {"page-size": ("-n",)}
_IN_TERMINAL = {  # what an option does here, beside what it does everywhere
    "page-size": "With --format, how many of the first are printed; all without it.",
    "span": "Without it outliers are left out, and of more than 24 bars the first; with `all` none.",
    "copies": "Without it they are together in the list, and each by itself with --json and --format.",
}
_OF_LISTS = ("page", "cursor")  # of which a file has none
_COARSER: Mapping[Interval, Interval] = {"day": "month", "week": "month", "month": "year"}


def _option(parameter: Parameter) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option of a parameter of the endpoint; its value is checked where the endpoint's is."""
    return click.option(
        *_SHORT.get(parameter.name, ()),
        "--" + _dashed(parameter),
        _dashed(parameter).replace("-", "_") + "_",
        multiple=parameter.repeated,
        metavar=_metavar(parameter),
        help=" ".join(filter(None, (parameter.description, _IN_TERMINAL.get(parameter.name)))),
        shell_complete=completion_of(parameter),
    )


def _metavar(parameter: Parameter) -> str:
    if parameter.type == "boolean":
        return "true|false"
    return "|".join(parameter.enum) or ("N" if parameter.type == "integer" else "VALUE")


def _dashed(parameter: Parameter) -> str:
    return parameter.name.replace(".", "-").replace("_", "-")


def _search_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for parameter in reversed(PARAMETERS[1:]):
        command = _option(parameter)(command)
    return command


class _SearchCommand(click.Command):
    """A command of which options are known by the names that they have elsewhere."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments that are left behind the options."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            parameter = BY_NAME.get(meant_by(error.option_name.lstrip("-")))
            if parameter is None or not error.option_name.startswith("--"):
                raise
            message = f"No such option '{error.option_name}'. Did you mean '--{_dashed(parameter)}'?"
            raise click.NoSuchOption(error.option_name, message, ctx=ctx) from None


@click.command(cls=_SearchCommand)
@index_option
@_search_options
@click.option("--json", "-j", "as_json", is_flag=True, help="Print the object that GET /api/search answers with.")
@click.option(
    "--format",
    "export_format",
    type=click.Choice([*EXPORT_FORMATS]),
    help="Print the whole result, or the first -n of it, in a format to take along.",
)
@click.option("--explain", is_flag=True, help="Show under each result how it comes to its score.")
@click.argument("query", nargs=-1, required=True)
@click.pass_context
def search(
    ctx: click.Context,
    /,
    index_settings: dict[str, Any],
    as_json: bool,
    export_format: str | None,
    explain: bool,
    query: tuple[str, ...],
    **options: Any,
) -> None:
    """Search the index for QUERY; - reads it from standard input.

    \b
    iran sanctions          all of the words (any of them, when no article has all)
    "fars news" OR irna     a phrase, or a word
    hamas -israel           without a word; before a query that begins with -, write --
    title:iran sanct*       in the title; words that begin so
    iran~                   words that are nearly so
    published:>=2015-02     by date of publication
    added:last-week         added to the index then
    org:hamas country:IR    with a facet's value; so too cited: source: section: byline: country_mentioned:

    The exit status is 0 where something is found, 1 where nothing is, 2 for a query that cannot be read (with --json;
    otherwise its plain words are searched).

    Each facet can also be selected by an option (--org hamas) and excluded (--exclude-org nato); an option that is
    given several times selects articles with any of its values.
    """
    if as_json and export_format:
        raise click.UsageError("--json and --format are two ways to print; give one of them.")
    text = (sys.stdin.read() if query == (_STANDARD_INPUT,) else " ".join(query)).strip()
    ctx.find_root().obj = text  # where a fault of the query is shown
    first = _taken_first(ctx, options) if export_format else None
    request = parse([("q", text), *_pairs(options)])
    with ArticleIndex.open(location_of(load_settings(**index_settings))) as index:
        if as_json:
            page = index.search(request)
            click.echo(page.json_bytes())
        elif export_format:
            page = _print_file(index, replace(request, lenient=True), EXPORT_FORMATS[export_format], first)
        else:
            listed = for_readers(request)
            page = _print_list(index, replace(listed, span=request.span) if options["span_"] else listed, explain)
    if not page.total:
        sys.exit(FAILED)  # as grep


def _taken_first(ctx: click.Context, options: dict[str, Any]) -> int | None:
    """How many articles a file is to have, which may be more than a page has; None for all."""
    if any(options[f"{name}_"] for name in _OF_LISTS):
        raise click.UsageError("A file has no pages: --format prints the whole result or, with -n, the first of it.")
    number, options["page_size_"] = options["page_size_"], None
    option = next(each for each in ctx.command.params if each.name == "page_size_")
    return None if number is None else int(click.IntRange(1).convert(number, option, ctx))


def _print_file(index: ArticleIndex, request: SearchRequest, chosen: ExportFormat, first: int | None) -> ResultPage:
    """Print a result in a format, and on standard error what to know of it."""
    for chunk in exported(index, request, chosen, first=first).chunks:
        click.echo(chunk, nl=False)
    page = index.search(replace(request, facets=(), snippets=False))
    for note in notes(page):
        remark(note)
    return page


def _print_list(index: ArticleIndex, request: SearchRequest, explain: bool) -> ResultPage:
    """Print a page of results with its facets."""
    page = _overviewed(index, index.search(request))
    explained = {hit.id: index.explain(request, hit.id) for hit in page.hits} if explain else {}
    if page.query.fault:
        click.echo(pointed_at(request.text, page.query.fault.position), err=True)
    for line in rendered(page, explained):
        tell(line)
    return page


def _overviewed(index: ArticleIndex, page: ResultPage) -> ResultPage:
    """The page with a histogram of so few bars as are printed, where a longer interval makes them few."""
    request, histogram = page.request, page.facets.get("date")
    while (
        isinstance(histogram, Histogram)
        and not request.interval
        and request.span != "all"
        and len(filled(histogram)) > SHOWN_BUCKETS
        and (interval := _COARSER.get(histogram.interval))
    ):
        counted = replace(request, facets=("date",), page_size=0, copies=None, snippets=False, interval=interval)
        histogram = index.search(counted).facets["date"]
    return replace(page, facets={**page.facets, "date": histogram}) if histogram else page


def _pairs(options: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The options given, as the endpoint's parameters."""
    for parameter in PARAMETERS[1:]:
        value = options[_dashed(parameter).replace("-", "_") + "_"]
        for text in value if parameter.repeated else (value,):
            if text is not None:
                yield parameter.name, text
