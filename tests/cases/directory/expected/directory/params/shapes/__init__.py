"""Modules of params/shapes."""
