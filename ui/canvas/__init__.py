"""The map: scene, cards, lines, gestures and the widget that puts them together."""
