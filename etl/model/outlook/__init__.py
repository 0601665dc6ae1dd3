"""Looking ahead: the methods that may speak, how well they did, and what the chosen one says (docs/methods.md 4)."""
