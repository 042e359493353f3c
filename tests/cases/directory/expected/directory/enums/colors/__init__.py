"""Modules of enums/colors."""
