"""The looks as code: themes and the stylesheet."""
