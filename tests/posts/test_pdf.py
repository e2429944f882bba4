"""PDF: made by hand here, so that nothing binary lies about."""

import pytest

from chronoint.errors import PostError
from chronoint.posts import read_pdf

pytest.importorskip("pypdf")


def pdf(*lines, made="D:20250214120000Z"):
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 50 750 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /CreationDate ({made}) >>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 7\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def test_a_report_keeps_its_period_beside_the_day_the_file_was_made():
    post = read_pdf(
        pdf("STATE OFFICE", "ANNUAL REPORT 2024", "Over the past year, the office grew.")
    )
    assert (str(post.period), str(post.published)) == ("2024", "2025-02-14?")
    assert post.published_rule == "day the file was made"
    assert post.title == "ANNUAL REPORT 2024"


def test_a_day_on_the_page_is_better():
    post = read_pdf(pdf("A quiet week", "4 May 2021", "Nothing happened in the harbour."))
    assert (str(post.published), post.published_rule) == ("2021-05-04", "line with a date")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the PDF cannot be read"),
        (b"no PDF at all", "the PDF cannot be read"),
        (pdf(), "has no text"),
    ],
)
def test_what_cannot_be_read_is_refused(raw, message):
    with pytest.raises(PostError, match=message):
        read_pdf(raw)
