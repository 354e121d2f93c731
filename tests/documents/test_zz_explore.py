from datetime import timedelta
import pytest, uuid
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from documents.models import Document, SourceFile
from documents import stages
from documents.lifecycle import Status
from tests import cast as c
from tests.cast import PDF

def post(client, **kw):
    data = {"document_type": "pay_slips", "title": "x", **kw}
    return client.post("/documents/upload/", data)

def test_nofile(cast, sign_in):
    cl = sign_in(cast.amina)
    r = post(cl)
    print("nofile", r.status_code, Document.objects.count(), SourceFile.objects.count())
    r = post(cl, other=SimpleUploadedFile("a.pdf", PDF))
    print("othername", r.status_code, Document.objects.count(), SourceFile.objects.count())
    r = post(cl, files=[SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", PDF)])
    print("two", r.status_code, Document.objects.count(), SourceFile.objects.count())
    r = post(cl, files=SimpleUploadedFile("a.pdf", PDF), note="a\0b")
    print("nulnote", r.status_code)

@pytest.mark.parametrize("path", ["/documents/upload/?replaces=%00", "/documents/?page=%00", "/documents/upload/?replaces=abc"])
def test_nul(cast, sign_in, path):
    cl = sign_in(cast.amina)
    try:
        print(path, cl.get(path).status_code)
    except Exception as e: print(path, type(e), e)

@pytest.mark.parametrize("path", ["?office=%00", "?q=%00","?status=%00","?inbox=%00","?document_type__id__exact=%00","?document_type__id__exact=abc", "?citizen__password__startswith=a", "?case__office__code=here", "?note__startswith=a", "?o=%00", "?p=%00", "?e=1", "?citizen__username__startswith=2", "?key__startswith=a","?case__number__startswith=6","?citizen=abc", "?_facets=1"])
def test_adm(cast, sign_in, path):
    cl = sign_in(cast.carla)
    path="/admin/documents/document/"+path
    try:
        r = cl.get(path)
        print(path, r.status_code, r.headers.get("Location"))
    except Exception as e: print(path, type(e), e)
