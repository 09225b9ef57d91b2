"""Writes the packages that the program is built from as a bill of materials (CycloneDX 1.5).

Usage: sbom.py FILE
"""

import json
import pathlib
import subprocess
import sys
import tomllib

root = pathlib.Path(__file__).resolve().parent.parent
command = ["cargo", "metadata", "--locked", "--format-version", "1", "--manifest-path", str(root / "Cargo.toml")]
metadata = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
locked = tomllib.loads((root / "Cargo.lock").read_text())["package"]
sums = {(package["name"], package["version"]): package.get("checksum") for package in locked}
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}

# Packages that only tests need are not part of the program.
used, queue = set(), [metadata["resolve"]["root"]]
while queue:
    package = queue.pop()
    if package not in used:
        used.add(package)
        is_used = lambda dependency: any(kind["kind"] != "dev" for kind in dependency["dep_kinds"])
        queue += [dependency["pkg"] for dependency in nodes[package]["deps"] if is_used(dependency)]


def purl(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package):
    described = {
        "type": "library",
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
    }
    if package["license"]:
        # Old manifests separate licences by a slash.
        described["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    if digest := sums[package["name"], package["version"]]:
        described["hashes"] = [{"alg": "SHA-256", "content": digest}]
    return described


described = {id: component(packages[id]) for id in used}
program = {**described.pop(metadata["resolve"]["root"]), "type": "application"}
bill = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.5",
    "version": 1,
    "metadata": {"component": program},
    "components": sorted(described.values(), key=lambda package: package["purl"]),
    "dependencies": [
        {
            "ref": purl(packages[id]),
            "dependsOn": sorted({purl(packages[other["pkg"]]) for other in nodes[id]["deps"] if other["pkg"] in used}),
        }
        for id in sorted(used, key=lambda id: purl(packages[id]))
    ],
}
pathlib.Path(sys.argv[1]).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n")
