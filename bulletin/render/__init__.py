"""Page → Output: Markdown, then Jinja2."""
