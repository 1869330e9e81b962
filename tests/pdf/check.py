#!/usr/bin/env python3
"""Reads a PDF as another program does, and says what keeps somebody who does not see it from reading it.

    check.py FILE.pdf...
    check.py --instead FILE.pdf
    check.py --spoil WHAT FILE.pdf SPOILT.pdf

Holds to PDF/UA-1 (ISO 14289-1) what a program can hold to it: everything on a page is read or marked as decoration, all
that is read stands in the tree once, pictures are described, tables name their columns and rows, fonts are embedded and
say their letters; and beyond that: no script, no link, nothing about the machine. Where pdfua is installed its rules are
held, too. --instead prints what is read in the place of what is drawn. --spoil takes one of these away, for tests of this check. Ends with 1 where anything is wrong, with 2 where it
was called wrongly, and with 3 where pikepdf is not installed.
"""

import subprocess
import sys

try:
    import pikepdf
except ImportError as missing:
    print(f"check.py: {missing.name} is not installed")
    sys.exit(3)

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI", "INLINE IMAGE"}
INFO = {"/Title", "/Creator", "/CreationDate", "/ModDate"}
INSIDE = {"TR": {"TH", "TD"}, "THead": {"TR"}, "TBody": {"TR"}, "Table": {"THead", "TBody"}, "L": {"LI"}}
INSIDE["LI"] = {"Lbl", "LBody"}


def of_catalog(pdf):
    root = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the catalog does not say that the document is marked"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the title is not shown"
    if "/Outlines" not in root:
        yield "no bookmarks"
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in root:
            yield f"{key} in the catalog"
    if "/JavaScript" in root.get("/Names", {}):
        yield "a script"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        if not xmp.get("dc:title"):
            yield "no title in the metadata"
        if xmp.get("pdfuaid:part") != "1":
            yield "not said to be PDF/UA-1"
    for key in pdf.docinfo.keys():
        if key not in INFO:
            yield f"{key} is said of the document"
    for name, file in pdf.attachments.items():
        if not file.description:
            yield f"{name} is attached without a description"


def of_page(page, number, marked):
    """Everything that paints does so inside of a mark; `marked` gathers (page, id)."""
    if "/Annots" in page and page.get("/Tabs") != "/S":
        yield f"page {number}: annotations in no order"
    for annotation in page.get("/Annots", []):
        yield f"page {number}: an annotation {annotation.get('/Subtype')}"
    open_marks = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            tag = str(operands[0])
            identifier = None
            if name == "BDC":
                properties = operands[1]
                if isinstance(properties, pikepdf.Name):
                    properties = page.Resources.Properties[properties]
                identifier = properties.get("/MCID")
            if identifier is not None:
                if any(mark is not None for mark in open_marks):
                    yield f"page {number}: mark {identifier} inside of another"
                marked.append((number, int(identifier)))
            open_marks.append("/Artifact" if tag == "/Artifact" else None if identifier is None else int(identifier))
        elif name == "EMC":
            if not open_marks:
                yield f"page {number}: a mark ends that did not begin"
            else:
                open_marks.pop()
        elif name in PAINTS and not any(mark is not None for mark in open_marks):
            yield f"page {number}: {name} paints outside of every mark"
    if open_marks:
        yield f"page {number}: a mark does not end"
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        name = font.get("/BaseFont", "a font")
        below = font.get("/DescendantFonts", [font])[0]
        descriptor = below.get("/FontDescriptor", {})
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            if font.get("/Subtype") != "/Type3":
                yield f"page {number}: {name} is not embedded"
        if "/ToUnicode" not in font:
            yield f"page {number}: {name} does not say its letters"


def attribute(element, key):
    attributes = element.get("/A", [])
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(one, pikepdf.Dictionary) and key in one:
            return one[key]
    return None


class Tree:
    def __init__(self, pdf):
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.marked = []
        self.headings = []
        self.problems = []

    def kids(self, element):
        kids = element.get("/K", [])
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def walk(self, element, parent):
        role = str(element.get("/S", ""))[1:]
        inside = INSIDE.get(parent)
        if inside and role not in inside:
            self.problems.append(f"{role} inside of {parent}")
        if role in ("TH", "TD") and parent != "TR":
            self.problems.append(f"{role} inside of {parent}")
        if role == "Figure":
            if not str(element.get("/Alt", "")).strip():
                self.problems.append("a figure without a description")
            if attribute(element, "/BBox") is None:
                self.problems.append("a figure without its place")
        if role == "TH" and attribute(element, "/Scope") is None:
            self.problems.append("a table's head names neither column nor row")
        if role == "L" and attribute(element, "/ListNumbering") is None:
            self.problems.append("a list without its kind of marks")
        if role.startswith("H") and role[1:].isdigit():
            self.headings.append(int(role[1:]))
        below = []
        page = element.get("/Pg")
        for kid in self.kids(element):
            if isinstance(kid, int):
                self.marked.append((self.pages[page.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                own = kid.get("/Pg", page)
                self.marked.append((self.pages[own.objgen], int(kid["/MCID"])))
            else:
                below.append(self.walk(kid, role))
        if role in ("THead", "TBody"):
            self.widths = getattr(self, "widths", set()) | {width for _, width in below}
        if role == "Table":
            if len(self.widths) > 1:
                self.problems.append(f"rows of a table have {sorted(self.widths)} cells")
            self.widths = set()
        return role, len(below)


def of_tree(pdf, marked):
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        yield "nothing is tagged"
        return
    tree = Tree(pdf)
    for kid in tree.kids(root):
        tree.walk(kid, "")
    yield from tree.problems
    if sorted(tree.marked) != sorted(marked):
        missing = sorted(set(marked) - set(tree.marked))[:5]
        yield f"{len(marked)} marks on pages, {len(tree.marked)} in the tree; not there: {missing}"
    if len(set(tree.marked)) != len(tree.marked):
        yield "something is read twice"
    level = 0
    for heading in tree.headings:
        if heading > level + 1:
            yield f"a heading of level {heading} after one of {level}"
        level = heading


def problems(path):
    with pikepdf.open(path) as pdf:
        yield from of_catalog(pdf)
        marked = []
        for number, page in enumerate(pdf.pages, 1):
            yield from of_page(page, number, marked)
        yield from of_tree(pdf, marked)


def elements(element):
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def all_elements(pdf):
    top = pdf.Root.StructTreeRoot.K
    for root in top if isinstance(top, pikepdf.Array) else [top]:
        yield from elements(root)


def without(pdf, role, key):
    for element in all_elements(pdf):
        if element.S == role and key in element:
            del element[key]
            return
    raise SystemExit(2)


def spoil(what, path, spoilt):
    with pikepdf.open(path) as pdf:
        if what == "alt":
            without(pdf, "/Figure", "/Alt")
        elif what == "scope":
            without(pdf, "/TH", "/A")
        elif what == "tags":
            del pdf.Root.StructTreeRoot
        elif what == "language":
            del pdf.Root.Lang
        elif what == "mark":
            page = pdf.pages[0]
            kept = [(operands, operator) for operands, operator in pikepdf.parse_content_stream(page)]
            kept.append(([], pikepdf.Operator("S")))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        elif what == "cell":
            for element in all_elements(pdf):
                if element.S == "/TR":
                    del element.K[len(element.K) - 1]
                    break
        else:
            raise SystemExit(2)
        pdf.save(spoilt)


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "--spoil":
        spoil(*arguments[1:])
        return 0
    if len(arguments) == 2 and arguments[0] == "--instead":
        with pikepdf.open(arguments[1]) as pdf:
            print("\n".join(str(element.ActualText) for element in all_elements(pdf) if "/ActualText" in element))
        return 0
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    found = [f"{path}: {problem}" for path in arguments for problem in problems(path)]
    try:
        import pdfua  # noqa: F401
    except ImportError:
        pass
    else:
        done = subprocess.run([sys.executable, "-m", "pdfua", "check", *arguments], capture_output=True, text=True)
        if done.returncode in (2, 3, 4, 5):
            found.append(done.stdout + done.stderr)
    if found:
        print(f"{len(found)} problems")
        print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
