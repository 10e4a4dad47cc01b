"""Files to checked frames: what is read, which rules it meets, what was corrected, where it came from."""
