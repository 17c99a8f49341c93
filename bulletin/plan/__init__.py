"""Library → Plan: every page that will exist, before any is drawn."""
