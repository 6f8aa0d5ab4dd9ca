"""Leading a meeting without any screen: what is asked and when, moves by name, hooks, sleep."""
