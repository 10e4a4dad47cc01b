"""Executed notebooks to pages: HTML, PDF, the combined pack and the CSV annex.

Notebooks are not run and files not written here; that is the runner's business.
"""
