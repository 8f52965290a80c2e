"""The Insights page: what each of its pictures shows, with its n, and the same in words.

Descriptive only: counts and averages of what was written down, never a score or a prediction.
"""
