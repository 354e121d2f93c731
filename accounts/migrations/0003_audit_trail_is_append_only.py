"""The database itself keeps the audit trail: rows are added, never changed.

PostgreSQL lets rows go only in a session that says `SET nwportal.audit_retention =
on`, for the end of the time they are kept; an update is refused there, too.
"""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION audit_trail_is_append_only() RETURNS trigger AS $$
    BEGIN
        IF TG_OP <> 'UPDATE'
           AND current_setting('nwportal.audit_retention', true) = 'on' THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'The audit trail is append-only: no %.', TG_OP
            USING ERRCODE = 'restrict_violation';
    END
    $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER audit_trail_rows BEFORE UPDATE OR DELETE ON accounts_auditevent
        FOR EACH ROW EXECUTE FUNCTION audit_trail_is_append_only()
    """,
    """
    CREATE TRIGGER audit_trail_table BEFORE TRUNCATE ON accounts_auditevent
        FOR EACH STATEMENT EXECUTE FUNCTION audit_trail_is_append_only()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER audit_trail_table ON accounts_auditevent",
    "DROP TRIGGER audit_trail_rows ON accounts_auditevent",
    "DROP FUNCTION audit_trail_is_append_only()",
]
SQLITE = [
    f"""
    CREATE TRIGGER audit_trail_{act} BEFORE {act} ON accounts_auditevent
    BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only: no {act}.'); END
    """
    for act in ("UPDATE", "DELETE")
] + [
    # INSERT OR REPLACE takes a row away without asking the trigger of DELETE.
    """
    CREATE TRIGGER audit_trail_REPLACE BEFORE INSERT ON accounts_auditevent
    WHEN EXISTS (
        SELECT 1 FROM accounts_auditevent WHERE id = NEW.id OR rowid = NEW.rowid
    )
    BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only: no REPLACE.'); END
    """
]
SQLITE_BACK = [
    f"DROP TRIGGER audit_trail_{act}" for act in ("UPDATE", "DELETE", "REPLACE")
]


def forwards(apps, schema_editor):
    _run({"postgresql": POSTGRESQL, "sqlite": SQLITE}, schema_editor)


def backwards(apps, schema_editor):
    _run({"postgresql": POSTGRESQL_BACK, "sqlite": SQLITE_BACK}, schema_editor)


def _run(statements, schema_editor):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_access_life_cycle"),
    ]

    operations = [
        migrations.RunPython(forwards, backwards),
    ]
