"""What is true about recovery, time and numbers: frozen values and pure functions."""
