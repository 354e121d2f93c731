from django.urls import path

from documents.views import files, reading, uploading

app_name = "documents"
urlpatterns = [
    path("", reading.document_list, name="list"),
    path("upload/", uploading.upload, name="upload"),
    path("<reference:reference>/", reading.detail, name="detail"),
    path("<reference:reference>/received/", reading.received, name="received"),
    path("<reference:reference>/withdraw/", reading.withdraw, name="withdraw"),
    path("<reference:reference>/file", files.file, name="file"),
]
