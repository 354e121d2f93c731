"""Pages as browsers print them, in the languages and the fonts of the portal."""

import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.services.programs import need

FONTS = Path(__file__).parents[3] / "static" / "vendor" / "fonts"
USED = {
    "Latin": "portal-sans-latin-400.woff2",
    "Cyrillic": "portal-sans-cyrillic-400.woff2",
    "Arabic": "noto-sans-arabic-400.woff2",
}
RIGHT_TO_LEFT = {"ar", "fa"}

# Letters, digits, brackets, dates and sums as they stand in letters of offices.
TEXTS = {
    "de": """Sehr geehrte Frau Großjäger, für die Übernahme der Kosten (Miete: 563,00 €)
        benötigen wir bis zum 12.10.2026 noch „Anlage KDU“ – siehe § 22 SGB II.""",
    "tr": """Sayın Işıl Çağrı, kira sözleşmesi (563,00 €) için İş Kurumu'na
        12.10.2026 tarihine kadar başvurunuz; ğüşöç ĞÜŞÖÇ.""",
    "ru": """Уважаемая госпожа Ёлкина, для возмещения расходов (563,00 €)
        пришлите договор аренды до 12.10.2026 – объём «Приложение 2».""",
    "uk": """Шановна пані Їжак, для відшкодування витрат (563,00 €)
        надішліть договір оренди до 12.10.2026 – ґанок, щось, її.""",
    "ar": """السيدة المحترمة، نرجو إرسال عقد الإيجار (الملحق رقم 2) قبل 12.10.2026
        إلى مكتب Jobcenter الله لا أحد والآن خلال الأسبوع.""",
    "fa": """خانم محترم، لطفاً قرارداد اجاره (پیوست ۲) را تا تاریخ ۱۲ مهر
        به Jobcenter بفرستید؛ گواهی پزشک و چک لازم است.""",
}


def printed(texts: Sequence[tuple[str, str]]) -> bytes:
    """Let a browser print each text, with its language, on a page of its own."""
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; src: url("{FONTS / file}") }}'
        for name, file in USED.items()
    )
    pages = "".join(
        f'<p lang="{language}" dir="{_direction(language)}">{escape(text)}</p>'
        for language, text in texts
    )
    style = "@page { size: A4; margin: 25mm } p { break-after: page; font-size: 14pt }"
    family = "body { font-family: Latin, Cyrillic, Arabic, sans-serif }"
    page = f"<!doctype html><meta charset=utf-8><style>{faces}{style}{family}</style>"
    with tempfile.TemporaryDirectory() as name:
        return _by_chromium(f"{page}{pages}", Path(name))


def _by_chromium(page: str, folder: Path) -> bytes:
    file, result = folder / "page.html", folder / "page.pdf"
    file.write_text(page)
    command = [need("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
    command += [f"--user-data-dir={folder}/profile", "--no-pdf-header-footer"]
    # Or it would print before it has loaded the fonts.
    command += ["--virtual-time-budget=10000", "--allow-file-access-from-files"]
    command += [f"--print-to-pdf={result}"]
    done = subprocess.run([*command, file.as_uri()], capture_output=True, check=False)
    assert result.exists(), done.stderr
    return result.read_bytes()


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
