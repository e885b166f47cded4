"""Registers and matrices: the sheets of the window, made from the declarations of the model."""
