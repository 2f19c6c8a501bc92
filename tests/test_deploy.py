"""The files to start a service from are what their readers take."""

from __future__ import annotations

import configparser
from pathlib import Path
from xml.etree import ElementTree

import yaml

from searchapp.config import load_settings
from tests.cluster.layout import HERE, VERSION

DEPLOY = Path(__file__).resolve().parents[1] / "docs" / "deploy"


def test_the_compose_file_names_settings_that_there_are() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yml").read_text())
    fronts = [service for name, service in compose["services"].items() if name.startswith("front")]
    nodes = {name for name in compose["services"] if name.startswith("node")}
    assert (len(fronts), len(nodes)) == (2, 3)
    for front in fronts:
        settings = load_settings(front["environment"])
        assert settings.backend == "opensearch"
        assert set(front["depends_on"]) == nodes
        assert [url.partition("://")[2].partition(":")[0] for url in settings.opensearch_urls] == sorted(nodes)


def test_the_nodes_are_of_the_version_that_the_tests_run() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yml").read_text())
    images = {service["image"] for name, service in compose["services"].items() if name.startswith("node")}
    parts = ElementTree.parse(HERE / "pom.xml").iterfind("dependencies/dependency")
    versions = {part.findtext("version") for part in parts if part.findtext("groupId", "").startswith("org.opensearch")}
    assert (images, versions) == ({f"opensearchproject/opensearch:{VERSION}"}, {VERSION})
    assert f"OpenSearch {VERSION}" in (DEPLOY.parent / "opensearch.md").read_text()


def test_the_unit_serves_under_a_user_of_its_own() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(DEPLOY / "searchapp.service")
    assert unit["Service"]["ExecStart"].endswith("searchapp serve")
    assert unit["Service"]["User"] == "searchapp"
    assert set(unit.sections()) == {"Unit", "Service", "Install"}
