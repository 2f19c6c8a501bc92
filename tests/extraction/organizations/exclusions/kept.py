"""Which names a text leaves as those of organizations."""

from __future__ import annotations

from searchapp.extraction.organizations.exclusions.named_bodies import named_organizations
from searchapp.model.facts import Mention


def kept(text: str, *names: str, rule: str = "model", score: float = 0.6) -> list[str]:
    """Those of the names, each where the text first has it, that may be organizations."""
    starts = [(text.index(name), name) for name in names]
    mentions = [Mention(start, start + len(name), name, rule, score) for start, name in starts]
    return [mention.text for mention in named_organizations(mentions, text, (0, 0))]
