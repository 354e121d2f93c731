from celery.signals import worker_init
from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from documents import checks
from documents.normalising.sandboxing import kernel


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Evidence")

    def ready(self) -> None:
        register(checks.sandbox_holds, Tags.security)
        register(checks.sandbox_says_how, Tags.security, deploy=True)
        worker_init.connect(checks.refuse_to_work)
        if not settings.DEMO:
            # Nobody of the same user reads the secrets in this process.
            kernel.hide_from_others()
