"""What stands around the app on the web: security headers, limits, Dutch for Streamlit's own words, a health check."""
