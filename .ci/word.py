"""Imports Word files and compares the results with what other programs read.

Usage: word.py PROGRAM WORK FILE...

Besides the given files, a file of python-docx is imported, and each file as LibreOffice saves it.
What docx2txt, python-docx or LibreOffice read must be in the result or begin in a remark.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

import docx
import docx2txt
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

program, work, *files = map(pathlib.Path, sys.argv[1:])
shutil.rmtree(work, ignore_errors=True)
(work / "in").mkdir(parents=True)


def key(text):
    """Returns the letters and digits of a text."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def made_by_python_docx(path):
    document = docx.Document()
    document.sections[0].orientation = WD_ORIENT.PORTRAIT
    document.sections[0].header.paragraphs[0].text = "Айыл өкмөтүнүн кагазы"
    document.add_heading("Сход в айылном аймаке Жазы", 0)
    document.add_paragraph("г. Узген\t21.11.2017 г.")
    document.add_paragraph("Исх. № 45 от 16.05.2018")
    paragraph = document.add_paragraph("Начало в ")
    paragraph.add_run("10:00").font.strike = True
    paragraph.add_run(" 14:00, бюджет 350 000")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" сом, H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O").bold = True
    paragraph.add_run().add_break()
    paragraph.add_run("> 20 человек")
    document.add_heading("Решения", 1)
    for text in ["школа", "мост"]:
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Слово между пунктами.", style="Intense Quote")
    document.add_paragraph("дорога", style="List Number")
    document.add_paragraph("вода", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"ячейка {row}{column}"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_picture("tests/fixtures/card.jpg", width=Cm(5))
    document.save(path)


def imported(path):
    """Imports a file into a site of its own. Returns the texts, and what the program says."""
    site = work / "sites" / path.stem
    subprocess.run([program, "init", site], check=True, capture_output=True)
    shutil.rmtree(site / "content/press", ignore_errors=True)
    command = [program, "--root", site, "--lang", "en"]
    run = subprocess.run([*command, "import", path], check=True, capture_output=True, text=True)
    texts = [text.read_text() for text in sorted((site / "content/press").rglob("*.md"))]
    check = subprocess.run([*command, "check"], capture_output=True, text=True)
    assert check.returncode == 0 and "[literal-markup]" not in check.stderr, (path, check.stderr)
    assert "[raw-html]" not in check.stderr, (path, check.stderr)
    return texts, run.stdout


def readers(path):
    """Yields the paragraphs of a file as other programs read them."""
    yield from docx2txt.process(path).splitlines()
    document = docx.Document(path)
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (text for row in table.rows for cell in row.cells for text in cell.text.splitlines())
    convert("txt:Text", path, work / "txt")
    yield from (work / "txt" / f"{path.stem}.txt").read_text("utf-8-sig").splitlines()


def convert(target, path, folder):
    command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", target]
    subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True, timeout=300)


paths = []
made_by_python_docx(work / "in/python.docx")
for file in [*files, work / "in/python.docx"]:
    own = work / "in" / file.name
    if own != file:
        shutil.copy(file, own)
    convert("docx", own, work / "saved")
    again = work / "in" / f"{file.stem}-saved.docx"
    shutil.copy(work / "saved" / file.name, again)
    paths += [own, again]

for path in paths:
    texts, remarks = imported(path)
    plain = re.sub(r"\]\([^)\"]*|\[\^\d+\]", " ", " ".join(texts))
    result = key(plain)
    quoted = [key(start) for text in re.findall(r"«([^»]*)", remarks) for start in [text.removesuffix(" …")]]
    remarked = "".join(quoted)
    for line in readers(path):
        # List markers are counted by the readers in their own ways.
        words = key(re.sub(r"^\s*(?:[•\-]|\d+[.)])\s+", "", line))
        named = any(start and (words.startswith(start) or words in start) for start in quoted)
        parts = [key(part) for part in re.split(r"\s+", line)]
        assert words in result or named or all(part in result + remarked for part in parts), (path, line, texts, remarks)
    print(path.name, "is complete")

text = next((work / "sites/python/content/press").rglob("*.md")).read_text()
for expected in ["place: \"Узген\"", "date: 2017-11-21", "~~10:00~~ 14:00, бюджет 350 000¹ сом, H₂**O**\\\n\\> 20 человек",
                 "Исх. № 45 от 16.05.2018", "1. школа\n2. мост\n\n> Слово между пунктами.\n\n3. дорога"]:
    assert expected in text, (expected, text)
