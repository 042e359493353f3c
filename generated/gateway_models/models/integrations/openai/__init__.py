"""Modules of models/integrations/openai."""
