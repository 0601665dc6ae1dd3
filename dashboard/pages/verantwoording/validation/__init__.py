"""Section of Verantwoording: how well the routes did."""
