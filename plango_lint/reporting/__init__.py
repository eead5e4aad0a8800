"""From places to the report: counts and words of a problem, control totals, the wizard's screens, what now."""
