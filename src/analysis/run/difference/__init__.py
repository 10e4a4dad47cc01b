"""What changed between two finished packs, by value: figures, statuses, risks, rows, parameters.

`packs` compares, `telling` says it; how a pack is built or verified is elsewhere.
"""
