from django.urls import path

from nwportal.desk.views import (
    acts,
    admitting,
    finding,
    letters,
    looking,
    mandates,
    person,
    reprinting,
    requests,
    visiting,
)

app_name = "desk"
urlpatterns = [
    path("people/", finding.find, name="find"),
    path("people/new/", admitting.new, name="new"),
    path("people/<uuid:pk>/", person.person, name="person"),
    path("people/<uuid:pk>/letter/", acts.letter, name="letter"),
    path("people/<uuid:pk>/codes/", acts.codes, name="codes"),
    path("people/<uuid:pk>/post/", acts.post, name="post"),
    path("people/<uuid:pk>/factor/", acts.reset_factor, name="factor"),
    path("people/<uuid:pk>/lock/", acts.lock, name="lock"),
    path("people/<uuid:pk>/unlock/", acts.unlock, name="unlock"),
    path("people/<uuid:pk>/revoke/", acts.revoke, name="revoke"),
    path("people/<uuid:pk>/activate/", visiting.activate, name="activate"),
    path("people/<uuid:pk>/birth-date/", visiting.birth_date, name="birth_date"),
    path("people/<uuid:pk>/data/", visiting.data, name="data"),
    path("people/<uuid:pk>/mandate/", visiting.mandate, name="mandate"),
    path("people/<uuid:pk>/as-person/", looking.as_person, name="as_person"),
    path("mandates/<uuid:pk>/revoke/", mandates.revoke, name="revoke_mandate"),
    path("requests/", requests.request_list, name="requests"),
    path("requests/<uuid:pk>/letter/", requests.letter, name="request_letter"),
    path("requests/<uuid:pk>/close/", requests.close, name="request_close"),
    path("letters/", letters.letter_list, name="letters"),
    path("letters/run/", letters.print_run, name="print_run"),
    path("letters/again/", reprinting.print_again, name="print_again"),
    path("letters/<uuid:pk>/print/", letters.print_letter, name="print_letter"),
]
