"""The options of every command, a module for each thing they are about."""
