"""Lays a server out: Maven's parts in `lib` and `modules`, with the descriptors that Maven Central does not have."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

VERSION = "2.19.6"
HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1] / ".opensearch" / VERSION
COMPLETE = "complete"  # a file that is there once everything else is

_NETTY, _PLUGINS = "io.netty", "org.opensearch.plugin"
_COPIED: tuple[tuple[str, str], ...] = (  # folder → what Maven is told to copy there
    ("lib", f"-DexcludeGroupIds={_NETTY},{_PLUGINS}"),
    ("modules/transport-netty4", f"-DincludeGroupIds={_NETTY}"),
    ("modules/transport-netty4", "-DincludeArtifactIds=transport-netty4-client"),
    ("modules/analysis-common", "-DincludeArtifactIds=analysis-common"),
)

_DESCRIPTOR = """\
name={name}
description={name} as OpenSearch's own distribution has it
version={version}
opensearch.version={version}
java.version=11
classname={class_name}
"""
_CLASSES = {
    "transport-netty4": "org.opensearch.transport.Netty4Plugin",
    "analysis-common": "org.opensearch.analysis.common.CommonAnalysisPlugin",
}
# What netty may do. Without the class loaders it starts and works, but tells nobody of connections that failed.
_NETTY_POLICY = """\
grant codeBase "${codebase.netty-common}" {
  permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";
  permission java.net.SocketPermission "*", "accept,connect";
  permission java.lang.RuntimePermission "getClassLoader";
  permission java.lang.RuntimePermission "setContextClassLoader";
};
grant codeBase "${codebase.netty-transport}" {
  permission java.net.SocketPermission "*", "accept,connect";
};
"""


def missing() -> str:
    """Why no server can be laid out here; empty if one can."""
    lacking = [program for program in ("java", "mvn") if not shutil.which(program)]
    return f"there is no {' and no '.join(lacking)} on this machine" if lacking else ""


def lay_out(home: Path = HOME) -> Path:
    """The folder of a server, laid out if it is not there yet: 45 MB, which Maven fetches once."""
    if (home / COMPLETE).exists():
        return home
    for folder, selection in _COPIED:
        command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        command += ["-DincludeScope=runtime", f"-DoutputDirectory={home / folder}", selection]
        subprocess.run(command, check=True)
    for name, class_name in _CLASSES.items():
        module = home / "modules" / name
        descriptor = _DESCRIPTOR.format(name=name, version=VERSION, class_name=class_name)
        (module / "plugin-descriptor.properties").write_text(descriptor)
    (home / "modules" / "transport-netty4" / "plugin-security.policy").write_text(_NETTY_POLICY)
    for name in ("bin", "plugins"):  # the server would make them where it may write
        (home / name).mkdir(exist_ok=True)
    (home / COMPLETE).touch()
    return home
