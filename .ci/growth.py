#!/usr/bin/env python3
"""Counts the instructions of each shape of benches/shapes.rs at two sizes, and fails if one grows more than linearly.

    .ci/growth.py                  all shapes
    .ci/growth.py events terms     only those whose name contains a word

Times differ between runs and machines, but the instructions that valgrind counts on one thread hardly do. All shapes of a
part are built by one process, which writes the counts of each build. The cost of one repetition is subtracted from both
sizes, because it is mostly that of the rest of the site.
"""

import argparse, concurrent.futures, os, pathlib, re, subprocess, sys, tempfile

from instructions import program

# A sort of a list that is four times as long takes up to 1.3 times as long for each item.
MOST = 1.3
# Fewer instructions than these of the base are noise.
SMALL = 20_000


def run(bench, part, parts, words):
    """Returns the counts of one part, by name and size."""
    with tempfile.TemporaryDirectory() as folder:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts"]
        valgrind += ["--zero-before=growth::build_measured", "--dump-after=growth::build_measured"]
        command = valgrind + [bench, "run", str(part), str(parts), *words]
        ran = subprocess.run(command, env=os.environ | {"RAYON_NUM_THREADS": "1"}, capture_output=True, text=True)
        if ran.returncode:
            sys.exit(f"{' '.join(map(str, command))} failed:\n{ran.stderr[-3000:]}")
        counts = {}
        for nth, line in enumerate(ran.stdout.splitlines(), 1):
            size, name = line.split("\t")
            dumped = pathlib.Path(f"{folder}/counts.{nth}").read_text()
            counts.setdefault(name, []).append((int(size), int(re.search(r"^(?:totals|summary): (\d+)", dumped, re.M)[1])))
        return counts


def growth(counts):
    """Returns the instructions of each repetition at the larger size, divided by those at the smaller size."""
    (one, base), (small, less), (large, more) = counts
    return ((more - base) / (large - one)) / (max(less - base, SMALL) / (small - one))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="build only shapes whose name contains one of these")
    parser.add_argument("--profile", default="test", help="`test`, `profiling` or `bench`")
    options = parser.parse_args()
    bench, parts = str(program(options.profile, "growth")), os.cpu_count()
    with concurrent.futures.ThreadPoolExecutor(parts) as several:
        runs = list(several.map(lambda part: run(bench, part, parts, options.words), range(parts)))
    counts = {name: counted for part in runs for name, counted in part.items() if name != "first"}
    ranked = sorted(counts, key=lambda name: growth(counts[name]))
    for name in ranked:
        print(f"{growth(counts[name]):6.2f}  {name:50}" + "".join(f"{size:>7}: {count:<14,}" for size, count in counts[name]))
    worse = [name for name in ranked if growth(counts[name]) > MOST]
    print(f"{len(ranked)} shapes")
    if worse:
        sys.exit(
            f"grows more than linearly: {'; '.join(worse)}. Look for a search through all of something for each of something. "
            "`cargo bench --bench growth -- build NAME N` builds one site for a profiler."
        )


if __name__ == "__main__":
    main()
