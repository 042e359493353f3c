"""Modules of params/inference."""
