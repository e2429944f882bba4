"""Other pictures of the same data, drawn: density, lag, chain, diff, and animations."""
