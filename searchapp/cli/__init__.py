"""The command `searchapp`: one Click group, whose commands stand beside this file."""

from __future__ import annotations

from searchapp.cli.group import main

__all__ = ["main"]
