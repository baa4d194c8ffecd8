"""The only room that knows tables and bundled lists."""
