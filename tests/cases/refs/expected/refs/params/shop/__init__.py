"""Modules of params/shop."""
