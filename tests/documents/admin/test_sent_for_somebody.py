"""The review screen names who sent a document in somebody's name."""

from tests.cast import Cast
from tests.documents.admin.pages import SignIn, page
from tests.documents.sending import row

WHO = "Chrysanthemia"


def test_names_the_representative(cast: Cast, sign_in: SignIn) -> None:
    cast.chris.given_name = WHO
    cast.chris.save()
    browser = sign_in(cast.carla)

    own = browser.get(page("change", row(cast.amina)))
    sent = browser.get(page("change", row(cast.amina, sent_by=cast.chris)))

    assert own.status_code == sent.status_code == 200
    assert WHO not in own.content.decode()
    assert WHO in sent.content.decode()
