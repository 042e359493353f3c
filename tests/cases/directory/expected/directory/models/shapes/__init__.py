"""Modules of models/shapes."""
