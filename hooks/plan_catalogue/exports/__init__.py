"""A plan as a file: one module a kind, each a function from a Plan to text."""
