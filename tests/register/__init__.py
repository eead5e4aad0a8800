"""The register: what Exact accepted."""
