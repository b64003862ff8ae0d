"""What a person sees. Alone imports QtWidgets."""
