"""Modules of events/integrations."""
