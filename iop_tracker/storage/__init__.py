"""The participant's file: a TinyDB database that survives what happens to laptops."""
