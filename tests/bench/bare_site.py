"""The bare view and the few settings it needs; nothing else of the portal runs here."""

import uuid
from typing import Any, cast

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from nwportal.settings import SECRET_KEY, STORAGES


def store(request: HttpRequest) -> HttpResponse:
    file = cast("UploadedFile[Any]", request.FILES["files"])
    return HttpResponse(storages["quarantine"].save(uuid.uuid4().hex, file))


urlpatterns = [path("", store)]

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=SECRET_KEY,
    STORAGES=STORAGES,
)
application = get_wsgi_application()
