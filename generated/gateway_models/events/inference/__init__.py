"""Modules of events/inference."""
