"""Executed notebooks to pages: HTML, PDF, the combined pack and the CSV annex."""
