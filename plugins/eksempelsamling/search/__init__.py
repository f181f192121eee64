"""Search: one analysis and one ranking, built once as static data, read by Python and browser."""
