"""Modules of params/integrations/openai."""
