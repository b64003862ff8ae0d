"""One running instance: who it is, how it is asked, how it answers. Nothing here knows what is asked."""
