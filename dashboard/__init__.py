"""The dashboard: reads the published warehouse and shows it in Dutch; nothing here writes data."""
