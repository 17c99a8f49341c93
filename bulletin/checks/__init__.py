"""Library and Plan → Findings: one file per rule family, a check is a generator."""
