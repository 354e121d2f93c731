from django.contrib import admin
from django.urls import include, path, register_converter

from accounts.views.language import set_language
from documents.references import ReferenceConverter
from documents.views import asking
from nwportal import health, home

register_converter(ReferenceConverter, "reference")

urlpatterns = [
    path("", home.home, name="home"),
    path("accounts/", include("accounts.urls")),
    path("accounts/letter/", asking.ask_letter, name="ask_letter"),
    path("accounts/letter/asked/", asking.letter_asked, name="letter_asked"),
    path("documents/", include("documents.urls")),
    path("decisions/", include("decisions.urls")),
    path("i18n/setlang/", set_language, name="set_language"),
    path("admin/desk/", include("nwportal.desk.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
