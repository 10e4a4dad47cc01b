"""The council's monthly workbook: read the period's extracts, measure them, publish the appendices.

Start at `analysis.topics` for what is measured, at `analysis.run` for how a pack is built.
"""
