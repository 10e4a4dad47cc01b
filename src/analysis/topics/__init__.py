"""What the workbook measures, one folder a topic: source, measures, exhibits."""
