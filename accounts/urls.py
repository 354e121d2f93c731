from django.urls import path

from accounts.views import activation, signing_in

app_name = "accounts"
urlpatterns = [
    path("activate/", activation.activation, name="activate"),
    path("login/", signing_in.sign_in, name="login"),
    path("logout/", signing_in.sign_out, name="logout"),
]
