"""Flags say what the new PDF no longer shows, and nothing of ordinary files."""

import io

import pypdfium2
import pytest

from documents.normalising.converting import convert
from documents.normalising.flags import Flag
from documents.normalising.recheck.noticing import notice
from tests import samples
from tests.documents.normalising.photographed import (
    Camera,
    as_jpeg,
    drawn,
    page_of_text,
    scanned,
)
from tests.documents.normalising.recheck.plain_pdfs import packed, pdf
from tests.documents.normalising.rendered import source

SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
FILE = "<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>"
SIGNATURE = "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<%s>>>"
FORM = "/AcroForm<</Fields[4 0 R]%s>>"
FIELD = "<</Type/Annot/Subtype/Widget/FT/%s/T(a)/Rect[0 0 9 9]%s>>"


def noticed(content: bytes) -> set[Flag]:
    with pypdfium2.PdfDocument(content) as document:
        assert len(document) == 1
        return notice(document, content)


def link(action: str) -> str:
    return f"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A{action}>>]"


@pytest.mark.parametrize(
    "content",
    [
        pdf(),
        pdf(page=link("<</S/URI/URI(https://example.org/JavaScript)>>")),
        pdf(page=link("<</S/GoTo/D[3 0 R/Fit]>>"), root="/OpenAction[3 0 R/Fit]"),
        pdf(page=link("<</S/Named/N/NextPage>>")),
        pdf(FORM % "", "/Annots[4 0 R]", FIELD % ("Tx", "/V(JavaScript)")),
        pdf(FORM % "/SigFlags 1", "/Annots[4 0 R]", FIELD % ("Sig", "")),
        pdf("/Outlines<</Type/Outlines/Count 0>>/PageMode/UseOutlines"),
        pdf(text="Launch /Collection /FileAttachment"),
    ],
    ids=["plain", "web", "jump", "next", "form", "unsigned", "outlines", "words"],
)
def test_says_nothing_of_an_ordinary_file(content: bytes) -> None:
    assert noticed(content) == set()


@pytest.mark.parametrize(
    ("content", "flag"),
    [
        (
            pdf(
                FORM % "/SigFlags 3",
                "/Annots[4 0 R]",
                FIELD % ("Sig", "/V 5 0 R"),
                SIGNATURE % "30820102",
            ),
            Flag.SIGNED,
        ),
        (
            pdf("/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>", "", FILE),
            Flag.ATTACHMENTS,
        ),
        (
            pdf(
                "",
                "/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/FS 4 0 R>>]",
                FILE,
            ),
            Flag.ATTACHMENTS,
        ),
        (pdf("/Collection<</View/T>>"), Flag.PORTFOLIO),
        (pdf(f"/OpenAction{SCRIPT}"), Flag.SCRIPTS_REMOVED),
        (pdf(f"/Names<</JavaScript<</Names[(a){SCRIPT}]>>>>"), Flag.SCRIPTS_REMOVED),
        (pdf("/OpenAction<</S/Java#53cript/J#53(x)>>"), Flag.SCRIPTS_REMOVED),
        (pdf("/OpenAction 7 0 R", "", packed(SCRIPT)), Flag.SCRIPTS_REMOVED),
        (pdf(page=f"/AA<</O{SCRIPT}>>"), Flag.SCRIPTS_REMOVED),
        (pdf(page=link("<</S/Launch/F(cmd.exe)>>")), Flag.SCRIPTS_REMOVED),
        (pdf(page=link("<</S/SubmitForm/F(http://x)>>")), Flag.SCRIPTS_REMOVED),
        (pdf(page=link("<</S/GoToR/F(//host/share)>>")), Flag.SCRIPTS_REMOVED),
    ],
)
def test_flags_what_a_caseworker_should_know(content: bytes, flag: Flag) -> None:
    assert noticed(content) == {flag}


@pytest.mark.parametrize(
    ("needed", "text", "flags"),
    [
        ("", "Please wait...", {Flag.DYNAMIC_FORM}),
        ("", "Bitte warten", {Flag.DYNAMIC_FORM}),
        ("", "Bescheid", set()),
        ("/NeedsRendering true", "Bescheid", {Flag.DYNAMIC_FORM}),
    ],
)
def test_knows_a_form_that_shows_only_a_notice(
    needed: str, text: str, flags: set[Flag]
) -> None:
    form = "<</Length 7>>stream\n<xdp/>\n\nendstream"
    root = needed + FORM % "/XFA 5 0 R"

    assert noticed(pdf(root, "", FIELD % ("Tx", ""), form, text=text)) == flags


def converted_flags(content: bytes) -> tuple[Flag, ...]:
    return convert([source(content)], io.BytesIO(), title="Lohn").flags


def test_flags_come_with_the_document() -> None:
    whole = samples.pdf()
    broken = whole.replace(b"startxref", b"startxxxx")
    large = pdf(page="/MediaBox[0 0 9000 9000]")
    page = drawn(page_of_text("Helvetica", 9))
    blurred = as_jpeg(scanned(page, Camera(blur=3.5)))

    assert converted_flags(whole) == converted_flags(samples.jpeg()) == ()
    assert converted_flags(broken) == (Flag.REPAIRED,)
    assert converted_flags(large) == (Flag.SCALED,)
    assert converted_flags(blurred) == (Flag.HARD_TO_READ,)
    attached = converted_flags(samples.pdf_with_attachment(b"x"))
    assert attached == (Flag.ATTACHMENTS,)


def test_brackets_that_never_end_hide_nothing() -> None:
    content = pdf() + b"\n(((" + b"\\(" * 9 + b"\n" + SCRIPT.encode()

    assert noticed(content) == {Flag.SCRIPTS_REMOVED}
