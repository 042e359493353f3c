"""Modules of models/shop."""
