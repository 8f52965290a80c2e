"""The page for a session: what happened since the last one of its kind."""
