#!/usr/bin/env python3
"""Makes the corpus beside it: Thai laws as a drafting office would keep them, saved by LibreOffice as .odt and .docx.

    apt-get install libreoffice-writer-nogui
    python3 app/intake/corpus/make.py [folder of shared data]

Each text becomes a flat OpenDocument file with the habits named in HABITS, and LibreOffice converts it. The files are kept
in the repository: they are small, and a test should not need an office suite. `corpus.rs` in the tests reads them back and
compares every provision with those of the text they were made from.
"""
import pathlib, re, subprocess, sys, tempfile
from xml.sax.saxutils import escape, quoteattr

HERE = pathlib.Path(__file__).parent
SHARED = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / ".." / "shared" / "data"
OWN = HERE.parents[1] / "domain" / "tests" / "texts"

# number: มาตรา and items are numbered by lists · changes: tracked insertions, deletions, a deleted provision
# notes: footnotes · head: header, footer with the page's number, a table of contents · runs: words cut into runs
# box: a frame around the title, a text box, a comment
HABITS = {
    "anti-torture-2565": "number changes", "constitution-2475": "runs notes", "consumer-council-2562": "number runs head",
    "e-government-2565": "changes notes runs", "expropriation-2562": "number", "gambling-2478": "changes runs box",
    "highways-2535": "number notes changes", "identity-card-2526": "head runs box", "justice-time-limits-2565": "number changes notes head runs box",
    "legislative-drafting-2562": "number runs", "d7-organic-waste-ordinance": "notes",
    "d1-community-market": "number changes head", "d2-bicycle-path": "runs notes", "d5-campground-regulation": "runs changes",
    "d6-water-kiosk-notification": "notes", "d9-horse-carriage-consolidated": "changes notes box",
    "o1-lamp-oil": "number changes notes box", "o2-ferry-rules": "runs head",
}

# As pages, with a first line indented and headings in the middle, as laws are set: what the reader of PDF must put together.
PAGES = {"justice-time-limits-2565": "page head", "e-government-2565": "page", "d1-community-market": "page", "o1-lamp-oil": "page"}

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="C" style:family="text"><style:text-properties fo:color="#c00000"/></style:style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="2cm"/>
<style:text-properties style:font-family-complex="Norasi" style:font-size-complex="16pt" fo:font-family="Norasi" fo:font-size="16pt"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties style:font-family-complex="Norasi" style:font-size-complex="16pt" fo:font-family="Norasi" fo:font-size="16pt"/></style:style>
%s
<style:page-layout style:name="PL"><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL">%s</style:master-page></office:master-styles>
<office:body><office:text>
"""


def level(number, prefix, form, suffix, follow):
    return (f'<text:list-level-style-number text:level="{number}" style:num-prefix="{prefix}" style:num-suffix="{suffix}" '
            f'loext:num-list-format="{prefix}%{number}%{suffix}" style:num-format="{form}">'
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="{follow}"/></style:list-level-properties>'
            '</text:list-level-style-number>')


LIST = ('<text:list-style style:name="L">' + level(1, "มาตรา ", "1", "", "space") + level(2, "(", "1", ")", "listtab")
        + level(3, "(", "ก, ข, ค, ...", ")", "listtab") + '</text:list-style>')


class Maker:
    def __init__(self, habits):
        self.habits, self.changes, self.notes, self.reached = set(habits.split()), [], 0, 0
        self.count, self.heading = 0, True

    def words(self, text):
        """Text with its blanks and tabs as elements."""
        text = escape(text).replace("\t", "<text:tab/>")
        return re.sub("  +", lambda blanks: f' <text:s text:c="{len(blanks.group()) - 1}"/>', text)

    def change(self, kind, inner=""):
        name = f"ct{len(self.changes)}"
        self.changes.append(f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}><office:change-info><dc:creator>ก</dc:creator>'
                            f'<dc:date>2026-01-01T00:00:00</dc:date></office:change-info>{inner}</text:{kind}></text:changed-region>')
        return name

    def inside(self, text):
        """The inside of a paragraph, with what habits do to it."""
        self.count += 1
        middle = len(text) // 2
        # A mark of Thai is not cut from its consonant by people; a run may begin anywhere in a word.
        while middle < len(text) and re.match("[ัิ-ฺ็-๎ำ]", text[middle]):
            middle += 1
        first, second = text[:middle], text[middle:]
        if "changes" in self.habits and self.count % 5 == 0 and second.strip():
            if self.count % 10 == 0:
                name = self.change("deletion", "<text:p>ถ้อยคำที่ตัดออก มาตรา ๙๙๙</text:p>")
                return self.words(first) + f'<text:change text:change-id="{name}"/>' + self.words(second)
            name = self.change("insertion")
            return (self.words(first) + f'<text:change-start text:change-id="{name}"/>' + self.words(second)
                    + f'<text:change-end text:change-id="{name}"/>')
        if "notes" in self.habits and self.count % 9 == 0 and not re.match("หมวด|ส่วน|ลักษณะ|บทเฉพาะกาล|หมายเหตุ", text):
            self.notes += 1
            note = (f'<text:note text:id="n{self.notes}" text:note-class="{"footnote" if self.notes % 2 else "endnote"}"><text:note-citation>{self.notes}'
                    f'</text:note-citation><text:note-body><text:p>เชิงอรรถที่ {self.notes}</text:p></text:note-body></text:note>')
            return self.words(text) + note
        if "runs" in self.habits and self.count % 2 == 0:
            return (f'<text:span text:style-name="B">{self.words(first)}</text:span>'
                    f'<text:span text:style-name="C">{self.words(second)}</text:span>')
        return self.words(text)

    def paragraph(self, text):
        numbered = self.numbered(text) if "number" in self.habits else None
        if numbered:
            place, start, rest = numbered
            item = f'<text:list-item{start}><text:p>{self.inside(rest)}</text:p></text:list-item>'
            for _ in range(place):
                item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
            return f'<text:list text:style-name="L" text:continue-numbering="true">{item}</text:list>'
        if "page" in self.habits:
            self.heading, middle = bool(re.match("หมวด|ส่วน|ลักษณะ|บทเฉพาะกาล", text)), self.heading
            style = "H" if self.heading or middle else "P"
            return f'<text:p text:style-name="{style}">{self.inside(text)}</text:p>'
        return f"<text:p>{self.inside(text)}</text:p>"

    def numbered(self, text):
        found = re.match(r"มาตรา ([๐-๙]+)  (?=\S)", text)
        if found:
            number = int(found[1].translate(DIGITS))
            start = "" if number == self.reached + 1 else f' text:start-value="{number}"'
            self.reached, self.item = number, {}
            return 0, start, text[found.end():]
        found = re.match(r"\(([๐-๙]+|[ก-ฮ])\) +(?=\S)", text)
        if found and self.reached:
            place = 1 if found[1][0] in "๐๑๒๓๔๕๖๗๘๙" else 2
            number = int(found[1].translate(DIGITS)) if place == 1 else LETTERS.find(found[1]) + 1
            if number < 1:
                return None
            start = "" if self.item.get(place) == number - 1 else f' text:start-value="{number}"'
            self.item = {level: value for level, value in self.item.items() if level < place} | {place: number}
            return place, start, text[found.end():]
        return None

    def table(self, lines):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
        rows = [row for row in rows if not all(re.fullmatch(":?-+:?", cell) for cell in row)]
        width = max(map(len, rows))
        drawn = "".join("<table:table-row>" + "".join(f"<table:table-cell><text:p>{self.words(cell)}</text:p></table:table-cell>"
                        for cell in row + [""] * (width - len(row))) + "</table:table-row>" for row in rows)
        return f'<table:table><table:table-column table:number-columns-repeated="{width}"/>{drawn}</table:table>'

    def document(self, source):
        blocks = [block for block in re.split(r"\n\s*\n", source) if block.strip()]
        body = []
        for at, block in enumerate(blocks):
            if block.startswith("|"):
                body.append(self.table(block.splitlines()))
            elif at == 0 and "box" in self.habits:
                title = block.lstrip("# ")
                body.append('<table:table><table:table-column/><table:table-row><table:table-cell>'
                            f'<text:p>{self.words(title)}</text:p></table:table-cell></table:table-row></table:table>')
            else:
                body += [self.paragraph(line.lstrip("# ") if at == 0 else line) for line in block.split("\n")]
            if at == 3 and "changes" in self.habits:
                name = self.change("deletion", "<text:p/><text:p>มาตรา ๙๙๘  ถูกตัดออกทั้งมาตรา</text:p><text:p/>")
                body.append(f'<text:p><text:change text:change-id="{name}"/></text:p>')
            if at == 4 and "box" in self.habits:
                body.append('<text:p><office:annotation><dc:creator>ก</dc:creator><text:p>มาตรา ๙๙๗ ความเห็น</text:p></office:annotation></text:p>')
            if at == 0 and "head" in self.habits:
                body.append('<text:table-of-content text:name="T"><text:table-of-content-source text:outline-level="1"/><text:index-body>'
                            '<text:p>มาตรา ๙๙๖<text:tab/>๓</text:p><text:p>มาตรา ๙๙๕<text:tab/>๔</text:p></text:index-body></text:table-of-content>')
        head = ""
        if "head" in self.habits:
            head = ('<style:header><text:p>ร่างที่ผ่านการพิจารณา มาตรา ๙๙๔</text:p></style:header>'
                    '<style:footer><text:p>- <text:page-number>1</text:page-number> -</text:p></style:footer>')
        changes = f"<text:tracked-changes>{''.join(self.changes)}</text:tracked-changes>" if self.changes else ""
        return OPENING % (LIST, head) + changes + "\n".join(body) + "</office:text></office:body></office:document>"


def main():
    texts = {path.stem: path for folder in (SHARED / "acts", SHARED / "drafts", OWN) for path in sorted(folder.glob("*.md"))}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for names, endings in ((HABITS, ("odt", "docx")), (PAGES, ("pdf",))):
            made = []
            for name, habits in names.items():
                if name not in texts:
                    print(f"{name}: its text is not here, left out")
                    continue
                flat = folder / f"{name}.fodt"
                flat.write_text(Maker(habits).document(texts[name].read_text()))
                made.append(flat)
            for ending in endings:
                words = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", ending, "--outdir", HERE, *made]
                subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    files = [path for ending in ("odt", "docx", "pdf") for path in HERE.glob(f"*.{ending}")]
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files)} bytes")


main()
