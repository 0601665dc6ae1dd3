"""Our own table on screen: the component and its files for the browser."""
