"""Read models: what many values mean on one page. Pure functions to frozen views."""
