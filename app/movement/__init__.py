"""What a break is made of: movements, plans and their playing. Pure, but for the catalogue's reading of files."""
