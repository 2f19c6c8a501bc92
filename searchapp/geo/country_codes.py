"""Codes of countries (ISO 3166-1 alpha-2)."""

from __future__ import annotations

OTHER_CODES = {"UK": "GB", "EL": "GR"}  # reserved in ISO 3166-1 for what these countries are called
