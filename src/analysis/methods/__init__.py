"""Pure arithmetic shared by topics: no files, no plots, no words."""
