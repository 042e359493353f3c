"""Modules of models/inference."""
