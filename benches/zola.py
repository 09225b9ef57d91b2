"""Converts the generated site from the format of Hugo (`write-hugo`) to that of Zola.

The front matter of a page contains what it shows of events and municipalities. Templates of Zola that
look these up in a file or a section would copy the whole of it each time.
"""

import json, pathlib, shutil

HERE = pathlib.Path(__file__).resolve().parent


def site(hugo, folder):
    """Converts the site in the folder `hugo` and writes it to `folder`."""
    shutil.copytree(HERE / "zola", folder)
    shutil.copytree(hugo / "static", folder / "static")
    visits = json.loads((hugo / "data/visits.json").read_text())
    for source in sorted((hugo / "content").rglob("*.md")):
        name, lang = source.stem.rsplit(".", 1)
        # The default language has no code in file names and URLs.
        ending = ".md" if lang == "ky" else f".{lang}.md"
        place = folder / source.relative_to(hugo).parent / f"{name}{ending}"
        place.parent.mkdir(parents=True, exist_ok=True)
        _, front, body = source.read_text().split("---\n", 2)
        body = body.replace("(/ky/", "(/")
        place.write_text(f"---\n{front_matter(source, name, front, visits, lang)}---\n{body}")
    for lang in ("", ".ru"):
        (folder / f"content/_index{lang}.md").write_text("---\n---\n")


def front_matter(source, name, front, visits, lang):
    keys = dict(line.split(": ", 1) for line in front.splitlines())
    own = "".join(f"{key}: {keys[key]}\n" for key in ("title", "date") if key in keys)
    section = source.parent.name
    if name == "_index":
        order = "sort_by: date\npaginate_by: 20\n" if section == "press" else "sort_by: title\n"
        pages = "release.html" if section == "press" else "municipality.html"
        return f"{own}{order}template: {section}.html\npage_template: {pages}\n"
    extra = ""
    if "visits" in keys:
        named = [visits[visit.strip()] for visit in keys["visits"].strip("[]").split(",") if visit.strip()]
        shown = [{key: visit[key] for key in ("date", "host", "invited", "total")} | {"name": visit[lang]} for visit in named]
        # JSON is YAML.
        extra += f"  visits: {json.dumps(shown, ensure_ascii=False)}\n"
    extra += "".join(f"  {key}: {keys[key]}\n" for key in ("municipalities", "place", "summary") if key in keys)
    return own + (f"extra:\n{extra}" if extra else "")
