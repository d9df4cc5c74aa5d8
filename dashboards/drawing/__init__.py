"""Draws the dashboards' panels as SVG: `python3 dashboards/preview.py`."""
