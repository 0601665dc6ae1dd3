"""What a page shows, fetched at once: between the queries and the pages."""
