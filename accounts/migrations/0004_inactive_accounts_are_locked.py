"""Accounts that were switched off before there were locks are locked now.

So they are listed as locked, and unlocking them lets their people in again.
"""

from django.db import migrations
from django.utils import timezone


def lock(apps, schema_editor):
    users = apps.get_model("accounts", "User").objects
    users.using(schema_editor.connection.alias).filter(
        is_active=False, locked_at=None, revoked_at=None
    ).update(locked_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_trail_is_append_only'),
    ]

    operations = [
        migrations.RunPython(lock, migrations.RunPython.noop),
    ]
