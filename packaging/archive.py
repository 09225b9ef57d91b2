"""Packs a program with its licences into a .tar.gz file, or for Windows into a .zip file.

Usage: archive.py PROGRAM TARGET FOLDER

Equal programs give equal bytes: the files have fixed times, owners and modes.
"""

import gzip
import io
import pathlib
import sys
import tarfile
import tomllib
import zipfile

program, target, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
root = pathlib.Path(__file__).resolve().parent.parent
version = tomllib.loads((root / "Cargo.toml").read_text())["package"]["version"]
files = [(program.name, program.read_bytes(), 0o755)]
files += [(name, (root / name).read_bytes(), 0o644) for name in ("LICENSE-APACHE", "LICENSE-MIT")]
folder.mkdir(parents=True, exist_ok=True)
path = folder / f"aikyn-{version}-{target}"
if program.suffix == ".exe":
    path = path.with_name(path.name + ".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content, _ in files:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)
else:
    path = path.with_name(path.name + ".tar.gz")
    with path.open("wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as zipped, tarfile.open(None, "w", zipped) as archive:
        for name, content, mode in files:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), mode
            archive.addfile(entry, io.BytesIO(content))
print(path)
