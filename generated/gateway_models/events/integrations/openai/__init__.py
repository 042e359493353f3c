"""Modules of events/integrations/openai."""
