"""The pictures of the Insights page: each a function from its view and the room to text.

Every picture is its title, the drawing, and the words beneath. No line is wider than the room but
for words, which are wrapped where they are shown.
"""
