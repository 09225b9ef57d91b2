"""Writes the Homebrew formula and the winget manifests of a release, from its checksums.

Usage: manifests.py REPOSITORY SHA256SUMS FOLDER

REPOSITORY is the web address of the repository, whose releases have a tag such as v0.1.0.
"""

import pathlib
import sys
import tomllib

repository, sums, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
root = pathlib.Path(__file__).resolve().parent.parent
package = tomllib.loads((root / "Cargo.toml").read_text())["package"]
version, description = package["version"], package["description"]
# Homebrew wants no article, and winget wants the whole sentence.
short = description.removeprefix("A ")
short = short[0].upper() + short[1:]
digests = {name: digest for digest, name in (line.split() for line in sums.read_text().splitlines())}
downloads = f"{repository}/releases/download/v{version}"


def asset(target, ending):
    """Returns the address and the checksum of a file of the release."""
    name = f"aikyn-{version}-{target}.{ending}"
    return f"{downloads}/{name}", digests[name]


def formula():
    def source(indent, target):
        url, digest = asset(target, "tar.gz")
        return f'{indent}url "{url}"\n{indent}sha256 "{digest}"'

    systems = "".join(
        f"""
  on_{system} do
    on_arm do
{source("      ", f"aarch64-{target}")}
    end
    on_intel do
{source("      ", f"x86_64-{target}")}
    end
  end
"""
        for system, target in (("macos", "apple-darwin"), ("linux", "unknown-linux-musl"))
    )
    return f"""class Aikyn < Formula
  desc "{short}"
  homepage "{repository}"
  version "{version}"
  license any_of: ["MIT", "Apache-2.0"]
{systems}
  def install
    bin.install "aikyn"
    generate_completions_from_executable(bin/"aikyn", "completions")
    (man1/"aikyn.1").write Utils.safe_popen_read(bin/"aikyn", "man")
  end

  test do
    system bin/"aikyn", "init", "site"
    system bin/"aikyn", "--root", "site", "build"
  end
end
"""


def winget():
    """Returns the manifests by the ends of their names."""
    url, digest = asset("x86_64-pc-windows-msvc", "zip")
    parts = {
        "": ("version", "DefaultLocale: en-US\n"),
        ".installer": (
            "installer",
            f"""InstallerType: zip
NestedInstallerType: portable
NestedInstallerFiles:
  - RelativeFilePath: aikyn.exe
    PortableCommandAlias: aikyn
Installers:
  - Architecture: x64
    InstallerUrl: {url}
    InstallerSha256: {digest.upper()}
""",
        ),
        ".locale.en-US": (
            "defaultLocale",
            f"""PackageLocale: en-US
Publisher: Aikyn
PackageName: Aikyn
PackageUrl: {repository}
License: {package["license"]}
ShortDescription: {description}
""",
        ),
    }
    head = f"PackageIdentifier: Aikyn.Aikyn\nPackageVersion: {version}\n"
    return {
        f"Aikyn.Aikyn{end}.yaml": f"{head}{text}ManifestType: {kind}\nManifestVersion: 1.6.0\n"
        for end, (kind, text) in parts.items()
    }


folder.mkdir(parents=True, exist_ok=True)
for name, text in {"aikyn.rb": formula(), **winget()}.items():
    (folder / name).write_text(text)
