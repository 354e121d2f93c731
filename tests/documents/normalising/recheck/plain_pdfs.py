"""PDFs written by hand, object by object."""

import zlib

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"
SHEET = f"/MediaBox[0 0 595 842]/Contents 9 0 R/Resources<</Font<</F{FONT}>>>>"


def pdf(root: str = "", page: str = "", *more: str, text: str = "Bescheid") -> bytes:
    """Write a PDF of one page by hand; what it may point to begins with object 4."""
    drawing = f"BT /F 24 Tf 9 700 Td ({text}) Tj ET"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{root}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R{SHEET}{page}>>",
        *more,
    ]
    numbered = dict(enumerate(objects, 1))
    numbered[9] = f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream"
    return with_table(numbered)


def with_table(objects: dict[int, str]) -> bytes:
    file, table = bytearray(b"%PDF-1.7\n"), {}
    for number, written in objects.items():
        table[number] = len(file)
        file += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
    start, size = len(file), max(objects) + 1
    file += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        kind = "n" if number in table else "f"
        file += f"{table.get(number, 0):010} {0:05} {kind} \n".encode()
    file += f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(file)


def packed(written: str) -> str:
    """Hide an object in a stream of objects, as most writers do today."""
    content = zlib.compress(f"7 0 {written}".encode()).decode("latin-1")
    facts = f"/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {len(content)}"
    return f"<<{facts}>>stream\n{content}\nendstream"
