"""Inputs → Library + Findings: YAML and front matter become typed nouns."""
