"""The body: pure geometry from joint angles to what is painted. No Qt, no files, no clock."""
