"""Joins the apps: settings, addresses, Celery, home page, health, error pages."""

from nwportal.celery import app as celery_app

__all__ = ["celery_app"]
