"""Validates the data files and front matter of sites against the schemas that `aikyn schema` prints, and checks that the
schemas reject a few mistakes. Usage: schemas.py PROGRAM SITE..."""

import json
import pathlib
import subprocess
import sys

import jsonschema
from ruamel.yaml import YAML


def load(text):
    """Reads YAML 1.2 as editors do: a day is a string, not a date."""
    reader = YAML(typ="safe", pure=True)
    reader.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda own, node: own.construct_scalar(node)
    return reader.load(text)


program, *sites = sys.argv[1:]
schemas = json.loads(subprocess.check_output([program, "schema"]))["$defs"]
for schema in schemas.values():
    jsonschema.Draft202012Validator.check_schema(schema)
validators = {kind: jsonschema.Draft202012Validator(schema) for kind, schema in schemas.items()}
count = 0


def check(kind, text, where):
    global count
    count += 1
    faults = list(validators[kind].iter_errors(load(text)))
    assert not faults, (where, [(list(fault.path), fault.message[:200]) for fault in faults])


for site in map(pathlib.Path, sites):
    content = site / "content"
    check("site", (content / "site.yaml").read_text("utf-8-sig"), site)
    for kind in validators:
        for path in [*content.glob(f"data/{kind}.yaml"), *content.glob(f"data/{kind}/*.yaml")]:
            check(kind, path.read_text("utf-8-sig"), path)
    for kind, folder in [("press", "press"), ("page", "pages")]:
        for path in content.glob(f"{folder}/**/*.md"):
            check(kind, path.read_text("utf-8-sig").split("---\n")[1], path)

for kind, text in [
    ("visits", "- {id: a, date: 2017-11-21}"),
    ("visits", "- {id: A, date: 2017-11-21, host: b}"),
    ("visits", "- {id: a, date: 21.11.2017, host: b}"),
    ("visits", "- {id: a, date: 2017-11-21, host: b, stauts: held}"),
    ("visits", "- {id: a, date: 2017-11-21, host: b, status: done}"),
    ("visits", "- {id: a, date: 2017-11-21, host: b, results: {participants: {totl: 1}}}"),
    ("people", "- {id: a, name: {ky: x, en: y}}"),
    ("press", "{date: 2017-11-16}"),
    ("site", "{title: x, base_url: example.kg, languages: [ky]}"),
]:
    assert list(validators[kind].iter_errors(load(text))), f"{kind} takes {text}"
print(f"{count} files fit their schemas")
