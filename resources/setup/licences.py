"""Prints docs/licences.md: every installed dependency, its version and licence, from its metadata.

    .venv/bin/python resources/setup/licences.py > docs/licences.md

Ends with 1 when a package that the program ships names only the GPL or AGPL.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HEAD = """\
# 第三方许可证 Third-party licences

守望以 Apache-2.0 许可（[LICENSE](../LICENSE)）。 Shouwang is licensed under Apache-2.0.

本页由 `make licences` 按软件包的元数据生成。 This page is made from package metadata by
`make licences`, which fails when a package that the program ships is under the GPL or AGPL alone.
PySide6 与 Qt（含 QtWebEngine）按 LGPL-3.0 使用：作为独立的共享库安装，可替换。 PySide6 and Qt with
QtWebEngine are used under the LGPL-3.0: installed as separate shared libraries that can be replaced.
PyInstaller 仅用于打包，其许可带有例外条款，打包所得程序不受 GPL 约束。 PyInstaller only builds the folder;
its licence has an exception: what it builds is not under the GPL.
随 `resources/` 分发的脚本、图标等，其许可证与文件放在一起。 Scripts and icons that lie in `resources/`
have their licences beside them.
"""


def names(lock: str) -> list[str]:
    """Return the projects that a lock file names."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", text, re.M)), key=str.lower)


def licence(name: str) -> tuple[str, str] | None:
    """Return version and licence of an installed project; None when it is not installed here."""
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        return None
    said = metadata.get("License-Expression")
    if not said:
        classified = [
            c.split(" :: ")[-1]
            for c in metadata.get_all("Classifier", [])
            if c.startswith("License :: ") and c != "License :: OSI Approved"
        ]
        said = ", ".join(classified)
    if not said:
        lines = (metadata.get("License") or "").strip().splitlines()
        said = lines[0] if lines else "?"
    return metadata["Version"], said


def is_refused(said: str) -> bool:
    """Tell whether a licence is the GPL or AGPL with nothing else to choose."""
    choices = re.split(r"\bOR\b|,", said)
    return all(re.search(r"\bA?GPL|(?<!Lesser )General Public", choice) for choice in choices)


def table(title: str, projects: list[str]) -> list[str]:
    """Return a table of licences as Markdown lines."""
    lines = ["", f"## {title}", "", "| package | version | licence |", "|---|---|---|"]
    absent = []
    for name in projects:
        found = licence(name)
        if found is None:
            absent.append(name)
        else:
            lines.append(f"| {name} | {found[0]} | {found[1]} |")
    if absent:
        lines += ["", f"其他平台才用 For other platforms only: {', '.join(absent)}."]
    return lines


def main() -> int:
    shipped = names("requirements.lock")
    tools = [name for name in names("requirements-dev.lock") if name not in shipped]
    print(HEAD.rstrip())
    print("\n".join(table("随程序发布 Shipped with the program", shipped)))
    print("\n".join(table("仅用于开发 For development only", tools)))
    refused = [n for n in shipped if (found := licence(n)) and is_refused(found[1])]
    for name in refused:
        print(f"{name}: licence not acceptable here", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
