"""Modules of models/integrations."""
