"""Pack files to finished packs: parameters, papermill, checks, manifest."""
