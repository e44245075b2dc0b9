"""The tracking workbook: what people type into it, read and written."""
