"""What is done about risks: the tab of actions, and the box beside the register."""
