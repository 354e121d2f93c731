# One image for web, workers, beat and setup; docker-compose.yml says which is which.
FROM python:3.11-slim-bookworm AS build

ENV PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /venv
COPY requirements.lock /
# Wheels only: nothing is compiled here, so no compiler is needed.
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check \
        --only-binary :all: --require-hashes -r /requirements.lock

WORKDIR /app
# .dockerignore keeps out what the image must not hold.
COPY . .
# The static files belong to the code, so they lie in the image, read-only. The demo
# key that Django needs to collect them stays behind in this stage.
RUN NWPORTAL_DEMO=1 NWPORTAL_DATA=/tmp/data /venv/bin/python manage.py collectstatic --noinput \
    && install -d var && mv /tmp/data/static var/static \
    && /venv/bin/python -m compileall -q . \
    && chmod -R u=rwX,go=rX .


FROM python:3.11-slim-bookworm

# A fixed number, so that volumes keep their owner when the image is built anew.
RUN groupadd --gid 10001 nwportal \
    && useradd --uid 10001 --gid nwportal --no-create-home --home-dir /data \
        --shell /usr/sbin/nologin nwportal \
    && install -d -o nwportal -g nwportal -m 0700 /data

COPY --from=build /venv /venv
COPY --from=build /app /app

# Nothing is written to NWPORTAL_DATA once database, broker and store are the real
# ones; what beat writes goes to /data, the only folder this user owns.
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    NWPORTAL_DATA=/app/var
WORKDIR /app
USER 10001:10001
EXPOSE 8000

# The portal answers to its own name only.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, sys, urllib.parse, http.client; portal = http.client.HTTPConnection('127.0.0.1', 8000, timeout=4); portal.request('GET', '/healthz', headers={'Host': urllib.parse.urlsplit(os.environ['NWPORTAL_URL']).netloc}); sys.exit(portal.getresponse().status != 200)"]

# As `manage.py serve` starts it; how many processes says WEB_CONCURRENCY.
CMD ["gunicorn", "nwportal.wsgi", "--bind", "0.0.0.0:8000", "--threads", "8", \
     "--timeout", "120", "--no-control-socket", "--worker-tmp-dir", "/dev/shm", \
     "--access-logfile", "-", "--logger-class", "nwportal.access_log.OneLineLogger", "--access-logformat", "%(m)s %(U)s %(s)s %(M)sms"]
