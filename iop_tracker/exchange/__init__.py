"""The participant's entries in other forms, and back."""
