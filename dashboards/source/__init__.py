"""What the dashboards are made of: `python3 dashboards/generate.py` turns it into JSON."""
