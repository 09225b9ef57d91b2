"""Packs a program into a Python wheel, so that `uvx aikyn` and `pipx install aikyn` work.

Usage: wheel.py PROGRAM PLATFORM FOLDER

PLATFORM is a platform tag such as `linux_x86_64`, or several of them joined by dots. A wheel is a
zip file with a list of its files, so no build backend is needed. Equal programs give equal bytes.
"""

import base64
import hashlib
import pathlib
import sys
import tomllib
import zipfile

program, platform, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
root = pathlib.Path(__file__).resolve().parent.parent
package = tomllib.loads((root / "Cargo.toml").read_text())["package"]
name, version = package["name"], package["version"]
info = f"{name}-{version}.dist-info"
metadata = f"""Metadata-Version: 2.4
Name: {name}
Version: {version}
Summary: {package["description"]}
License-Expression: {package["license"]}
License-File: LICENSE-APACHE
License-File: LICENSE-MIT
Requires-Python: >=3.8
"""
tags = "".join(f"Tag: py3-none-{tag}\n" for tag in platform.split("."))
wheel = f"Wheel-Version: 1.0\nGenerator: aikyn\nRoot-Is-Purelib: false\n{tags}"
ending = ".exe" if program.suffix == ".exe" else ""
files = [
    (f"{name}-{version}.data/scripts/{name}{ending}", program.read_bytes(), 0o755),
    (f"{info}/METADATA", metadata.encode(), 0o644),
    (f"{info}/WHEEL", wheel.encode(), 0o644),
    *((f"{info}/licenses/{file}", (root / file).read_bytes(), 0o644) for file in ("LICENSE-APACHE", "LICENSE-MIT")),
]


def recorded(path, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(content)}\n"


record = f"{info}/RECORD"
lines = "".join(recorded(path, content) for path, content, _ in files) + f"{record},,\n"
files.append((record, lines.encode(), 0o644))
folder.mkdir(parents=True, exist_ok=True)
target = folder / f"{name}-{version}-py3-none-{platform}.whl"
with zipfile.ZipFile(target, "w") as archive:
    for path, content, mode in files:
        entry = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
        # The system is Unix, so that the mode is kept.
        entry.create_system, entry.external_attr = 3, (0o100000 | mode) << 16
        archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
print(target)
