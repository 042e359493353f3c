"""Modules of enums/inference."""
