"""All settings, read once from the environment; `docs/configuration.md` lists them."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF

from nwportal import environment

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
DEMO = environment.flag("NWPORTAL_DEMO")
# What this process writes is its own: database, key, files.
os.umask(0o077)
DATA = environment.data_folder(default=BASE_DIR / "var", demo=DEMO)
PORTAL_URL = environment.portal_url(demo=DEMO)
SECURE = PORTAL_URL.startswith("https://")

SECRET_KEY = environment.secret_key(demo_file=DATA / "secret-key" if DEMO else None)
SECRET_KEY_FALLBACKS = environment.old_secret_keys()
DEBUG = False
# A phone in the same network may try the demo under any name of this machine.
ALLOWED_HOSTS = ["*"] if DEMO else [urlsplit(PORTAL_URL).hostname or ""]

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "allauth.account",
    "allauth.mfa",
    "accounts",
    "documents",
    "decisions",
    "nwportal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "nwportal.middleware.PrivateResponses",
    "nwportal.middleware.PauseWhenAway",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.AccountLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.guarding.SessionLimits",
    "accounts.guarding.ProtectFirst",
    "accounts.middleware.ForWhom",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "nwportal.urls"
WSGI_APPLICATION = "nwportal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "accounts.context.organisation",
                "accounts.context.session",
                "accounts.context.for_whom",
                "documents.context.scanner",
                "nwportal.desk.context.desk",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database, cache, transactions: nothing slow happens inside a transaction.
DATABASES = {"default": environment.database(default=DATA / "nwportal.sqlite3")}
ATOMIC_REQUESTS = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = environment.url("REDIS_URL", "redis", "rediss")
if REDIS_URL:
    CACHE_BACKEND = "django.core.cache.backends.redis.RedisCache"
else:
    CACHE_BACKEND = "django.core.cache.backends.db.DatabaseCache"
CACHES = {"default": {"BACKEND": CACHE_BACKEND, "LOCATION": REDIS_URL or "cache"}}

# --- Broker: only a bell; the documents' rows are the queue (docs/decisions).
BROKER = DATA / "broker"
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT = None if REDIS_URL else "nwportal.file_broker:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    # A broker that is away must not hold up the citizen's upload.
    {
        "visibility_timeout": 600,
        "socket_connect_timeout": 1,
        "socket_timeout": 5,
        "max_retries": 0,
    }
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER / "queue"),
        "data_folder_out": str(BROKER / "queue"),
        "control_folder": str(BROKER / "control"),
        "polling_interval": 0.1,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Each child starts a fork server of its own, which takes half a second.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 210
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "documents.tasks.scan": {"queue": "scan"},
    "documents.tasks.normalise": {"queue": "normalise"},
    "documents.tasks.route": {"queue": "deliver"},
    "decisions.tasks.publish": {"queue": "scan"},
}
SWEEP_SECONDS = 15
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "resume documents": {
        "task": "documents.tasks.resume",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
    "tend letter requests": {
        "task": "documents.tasks.tend_letter_requests",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
    "resume decisions": {
        "task": "decisions.tasks.resume",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
    "send owed mail": {
        "task": "accounts.tasks.send_owed_mail",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
    "clear sessions and throttles": {
        "task": "accounts.tasks.clear_away",
        "schedule": 60 * 60,
        "options": {"expires": 60 * 60},
    },
}

# --- Files: quarantine (sealed originals), evidence (normalised), decisions.
S3 = environment.s3()

STORAGES = {
    "default": environment.store("quarantine", s3=S3, data=DATA),
    "quarantine": environment.store("quarantine", s3=S3, data=DATA),
    "evidence": environment.store("evidence", s3=S3, data=DATA),
    "decisions": environment.store("decisions", s3=S3, data=DATA),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
FILE_UPLOAD_HANDLERS = [
    "documents.uploading.LimitedUploadHandler",
    "documents.uploading.AnonymousUploadHandler",
]
# Fields of a form, not files; the citizen's note is the longest.
DATA_UPLOAD_MAX_MEMORY_SIZE = 200_000
DATA_UPLOAD_MAX_NUMBER_FILES = 100

# --- Virus scanner: "" lets the demo look for one at the usual sockets.
CLAMD_URL = environment.scanner(demo=DEMO)

# --- Mail holds no social data. Without EMAIL_URL the demo prints it, and a real
# installation keeps it owed: addresses do not belong into a log.
MAIL_LEAVES = DEMO or bool(environment.text("EMAIL_URL"))
vars().update(environment.mail())
DEFAULT_FROM_EMAIL = environment.sender(
    default=f"noreply@{urlsplit(PORTAL_URL).hostname}"
)
# A caseworker may take a verdict back this long before the citizen is told.
UNDO_MINUTES = 10

# --- People
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:login"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.MaximumLength"},
    {"NAME": "accounts.passwords.NotLikeInitialPin"},
    {"NAME": "accounts.passwords.NotFromOneself"},
]

# --- Second factor: only the ceremonies of allauth; pages and counting are ours.
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "accounts.factor_adapter.FactorAdapter"
MFA_WEBAUTHN_USER_VERIFICATION = "required"
STAFF_SECOND_FACTOR = not DEMO or environment.flag("NWPORTAL_STAFF_SECOND_FACTOR")
CITIZEN_SECOND_FACTOR = environment.one_of(
    "NWPORTAL_CITIZEN_SECOND_FACTOR", "announcement", "offered", "required"
)

# A session ends when nobody does anything for so long.
IDLE_MINUTES = environment.number("NWPORTAL_IDLE_MINUTES", default=30, low=10, high=60)
# How many proxies of ours stand in front; each adds to X-Forwarded-For.
TRUSTED_PROXIES = environment.number(
    "NWPORTAL_PROXIES", default=0 if DEMO else 1, low=0, high=9
)

# --- Language and time: stored in UTC, shown and reckoned in Berlin.
LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("fa", "فارسی"),
]
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = ("de",)
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

# --- Headers and cookies follow the scheme of NWPORTAL_URL.
SESSION_COOKIE_NAME = "__Host-sessionid" if SECURE else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if SECURE else "csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
# The longest day there is (accounts/sessions.py).
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
# Other names of the county, and browsers' built-in lists, are not ours to bind.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # The sweep runs every few seconds; its coming and going is no news.
    "loggers": {"celery": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": environment.log_level()},
}
