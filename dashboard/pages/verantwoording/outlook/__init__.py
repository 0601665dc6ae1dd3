"""Section of Verantwoording: how well the outlook did."""
