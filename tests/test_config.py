"""Settings: which source wins, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.config import PARSERS, Settings, load_settings
from searchapp.errors import SettingsError


def settings_file(folder: Path, text: str) -> dict[str, str]:
    path = folder / "searchapp.cfg"
    path.write_text(text)
    return {"SEARCHAPP_CONFIG": str(path)}


def test_without_anything_the_defaults_hold() -> None:
    assert load_settings({}) == Settings()


def test_options_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    environment = settings_file(tmp_path, "[searchapp]\nport = 1\nthreads = 1\nindex = from-file\n")
    environment |= {"SEARCHAPP_PORT": "2", "SEARCHAPP_THREADS": "2"}
    settings = load_settings(environment, port=3, host=None)
    assert (settings.port, settings.threads, settings.index) == (3, 2, Path("from-file"))
    assert settings.host == Settings().host


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[searchapp]\nport = http\n", "port takes a whole number, not 'http'"),
        ("[searchapp]\nprot = 80\n", "did you mean port"),
        ("[searchapp]\nindex =\n", "index takes a folder, not ''"),
        ("port = 80\n", "cannot be read as settings"),
        ("[searchapp]\nmin_score = 60\n", "min_score takes a number from 0 to 1, not '60'"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_settings(settings_file(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("SEARCHAPP_PASSWORD", "", "password takes a password"),  # which was meant to be filled in
        ("SEARCHAPP_TRUSTED_PROXIES", "proxy.example", "trusted_proxies takes addresses or networks"),
        ("SEARCHAPP_ACCESS_LOG_QUERIES", "perhaps", "access_log_queries takes yes or no"),
    ],
)
def test_what_protects_a_server_is_not_guessed(name: str, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_settings({name: text})


def test_secrets_are_not_shown_with_the_settings() -> None:
    settings = load_settings({"SEARCHAPP_PASSWORD": "fog-horn", "SEARCHAPP_TOKEN": "lamp-oil"})
    assert (settings.password, settings.token) == ("fog-horn", "lamp-oil")
    assert not any(secret in repr(settings) for secret in ("fog-horn", "lamp-oil"))


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(SettingsError, match=r"SEARCHAPP_PORT: port takes a whole number, not '-5'"):
        load_settings({"SEARCHAPP_PORT": "-5"})


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({"SEARCHAPP_CONFIG": str(tmp_path / "none.cfg")})


def test_every_setting_has_a_parser() -> None:
    assert set(PARSERS) == set(Settings.__dataclass_fields__)


def test_a_file_may_begin_with_the_mark_that_notepad_writes(tmp_path: Path) -> None:
    assert load_settings(settings_file(tmp_path, "\ufeff[searchapp]\nport = 81\n")).port == 81
