"""Section of Opleiden: the fields of study of two regions side by side."""
