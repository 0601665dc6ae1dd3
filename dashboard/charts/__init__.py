"""Charts of the dashboard except the map. Pure: rows in, figure out; colours never stand alone."""
