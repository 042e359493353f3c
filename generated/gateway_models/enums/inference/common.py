"""Enumerations of schemas/inference/common.yaml."""

from typing import Literal, TypeAlias

ModelProvider: TypeAlias = Literal[
    "openai",
    "azure",
    "anthropic",
    "bedrock",
    "cohere",
    "vertex",
    "vllm",
    "mistral",
    "ollama",
    "groq",
    "sgl",
    "parasail",
    "perplexity",
    "replicate",
    "cerebras",
    "gemini",
    "openrouter",
    "elevenlabs",
    "huggingface",
    "nebius",
    "xai",
    "runway",
]
"""A provider the gateway can pass requests to."""
