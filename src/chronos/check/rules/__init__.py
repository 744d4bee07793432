"""The rules, one module each: its docstring is the manual page, and the tests run its examples."""
