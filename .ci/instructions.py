#!/usr/bin/env python3
"""Counts the instructions of each stage of a build, and holds them against benches/instructions.tsv.

    .ci/instructions.py            compares, and fails where a stage has become dearer by more than 5 %
    .ci/instructions.py --write    writes the file anew

Wall times differ from run to run and from machine to machine; what valgrind counts on one thread hardly does. Each stage
is what the run up to it takes beyond the run up to the one before. The program is that of the tests, which is built anyway:
a release, only to be counted, would take minutes more, and what grows grows in both. The file names the compiler and the C
library it was made with: under others the counts are told, and nothing fails.
"""

import argparse, concurrent.futures, os, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = ROOT / "benches/instructions.tsv"
STAGES = ["parse", "theme", "review", "resolve", "pictures", "plan", "render"]
RELEASES = "100"
DEARER, CHEAPER = 1.05, 0.90
# Of a stage that takes less than this share of all, a few per cent are a matter of chance.
SMALL = 0.01


def toolchain():
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return f"{compiler}, {os.confstr('CS_GNU_LIBC_VERSION')}, {os.uname().machine}"


def program(profile):
    command = ["cargo", "test", "--locked", "--profile", profile, "--bench", "site", "--no-run"]
    # How a crate is cut into parts decides what the compiler sees together, and is to be the same everywhere.
    told = subprocess.run(command, cwd=ROOT, env=os.environ | {"CARGO_INCREMENTAL": "0"}, capture_output=True, text=True)
    found = re.search(r"\(([^()]*site-[0-9a-f]+)\)", told.stderr)
    if told.returncode or not found:
        sys.exit(f"the bench cannot be built:\n{told.stderr[-3000:]}")
    return ROOT / found[1]


def count(command):
    """The instructions of one run."""
    with tempfile.NamedTemporaryFile() as out:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}"]
        ran = subprocess.run(valgrind + command, env=os.environ | {"RAYON_NUM_THREADS": "1"}, capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", ran.stderr)
        if ran.returncode or not found:
            sys.exit(f"{' '.join(map(str, command))} failed:\n{ran.stderr[-3000:]}")
        return int(found[1])


def measure(profile):
    bench = str(program(profile))
    # What comes before the first stage is the same in all runs: the site is made up in memory.
    until = lambda stage: count([bench, "until", stage, RELEASES])
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as several:
        ends = list(several.map(until, ["nothing", *STAGES]))
    return {stage: after - before for stage, before, after in zip(STAGES, ends, ends[1:])}


def read():
    lines = KEPT.read_text().splitlines()
    return lines[0].removeprefix("# "), {stage: int(kept) for stage, kept in (line.split("\t") for line in lines[1:])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--profile", default="test", help="`test`, `profiling`, or `bench`, which is that of releases")
    options = parser.parse_args()
    here = f"{toolchain()}, {options.profile}"
    counts = measure(options.profile)
    if options.write:
        lines = [f"# {here}", *(f"{stage}\t{counted}" for stage, counted in counts.items())]
        KEPT.write_text("\n".join(lines) + "\n")
        return
    there, kept = read()
    dearer, cheaper = [], []
    for stage, counted in counts.items():
        ratio = counted / kept[stage]
        print(f"{stage:10} {counted:>14,} {ratio:8.3f}")
        if kept[stage] > SMALL * sum(kept.values()):
            dearer += [stage] if ratio > DEARER else []
            cheaper += [stage] if ratio < CHEAPER else []
    if there != here:
        print(f"not compared: the counts were made with {there}, and this is {here}")
    elif dearer:
        sys.exit(
            f"dearer than benches/instructions.tsv allows: {', '.join(dearer)}. Find out why (valgrind --tool=callgrind on "
            "`cargo bench --bench site -- until STAGE 100`); if it has to be, write the file anew with --write and say why."
        )
    elif cheaper:
        print(f"much cheaper: {', '.join(cheaper)}. Write the file anew with --write, so that it stays so.")


if __name__ == "__main__":
    main()
