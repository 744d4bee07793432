"""Tables in documents: Word, HTML, Markdown."""
