#!/usr/bin/env python3
"""Counts the instructions of each stage of a build, and compares them with benches/instructions.tsv.

    .ci/instructions.py            fails if a stage takes over 5 % more instructions
    .ci/instructions.py --write    updates the file

Times differ between runs and machines, but the instructions that valgrind counts on one thread hardly do. The count of a
stage is the difference between the runs that end after it and before it. The test profile is measured, because it is built
for the tests anyway. Under another compiler or C library than the file names, nothing fails.
"""

import argparse, concurrent.futures, os, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = ROOT / "benches/instructions.tsv"
STAGES = ["parse", "theme", "review", "resolve", "pictures", "plan", "render"]
RELEASES = "100"
SLOWER, FASTER = 1.05, 0.90
# Stages with a smaller share of the total vary by chance, and are not compared.
SMALL = 0.01


def toolchain():
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return f"{compiler}, {os.confstr('CS_GNU_LIBC_VERSION')}, {os.uname().machine}"


def program(profile, bench):
    command = ["cargo", "test", "--locked", "--profile", profile, "--bench", bench, "--no-run"]
    # Incremental builds split a crate into other codegen units, which changes the counts.
    told = subprocess.run(command, cwd=ROOT, env=os.environ | {"CARGO_INCREMENTAL": "0"}, capture_output=True, text=True)
    found = re.search(rf"\(([^()]*{bench}-[0-9a-f]+)\)", told.stderr)
    if told.returncode or not found:
        sys.exit(f"the bench cannot be built:\n{told.stderr[-3000:]}")
    return ROOT / found[1]


def count(command):
    """Returns the instructions of one run."""
    with tempfile.NamedTemporaryFile() as out:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}"]
        ran = subprocess.run(valgrind + command, env=os.environ | {"RAYON_NUM_THREADS": "1"}, capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", ran.stderr)
        if ran.returncode or not found:
            sys.exit(f"{' '.join(map(str, command))} failed:\n{ran.stderr[-3000:]}")
        return int(found[1])


def measure(profile):
    bench = str(program(profile, "site"))
    # The site is generated in memory before the first stage, in every run.
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
    parser.add_argument("--profile", default="test", help="`test`, `profiling` or `bench`")
    options = parser.parse_args()
    here = f"{toolchain()}, {options.profile}"
    counts = measure(options.profile)
    if options.write:
        lines = [f"# {here}", *(f"{stage}\t{counted}" for stage, counted in counts.items())]
        KEPT.write_text("\n".join(lines) + "\n")
        return
    there, kept = read()
    slower, faster = [], []
    for stage, counted in counts.items():
        ratio = counted / kept[stage]
        print(f"{stage:10} {counted:>14,} {ratio:8.3f}")
        if kept[stage] > SMALL * sum(kept.values()):
            slower += [stage] if ratio > SLOWER else []
            faster += [stage] if ratio < FASTER else []
    if there != here:
        print(f"not compared: the file was made with {there}, and this is {here}")
    elif slower:
        sys.exit(
            f"slower than benches/instructions.tsv allows: {', '.join(slower)}. Find out why (valgrind --tool=callgrind on "
            "`cargo bench --bench site -- until STAGE 100`). If it has to be, update the file with --write and give the reason."
        )
    elif faster:
        print(f"much faster: {', '.join(faster)}. Update the file with --write, so that it stays so.")


if __name__ == "__main__":
    main()
