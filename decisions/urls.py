from django.urls import path

from decisions.views import reading

app_name = "decisions"
urlpatterns = [
    path("", reading.decision_list, name="list"),
    path("<reference:reference>/", reading.detail, name="detail"),
    path("<reference:reference>/file", reading.file, name="file"),
]
