"""The one inspector of whatever is selected, and the form it is made of."""
