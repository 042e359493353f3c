"""Modules of params/integrations."""
