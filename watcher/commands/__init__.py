"""What each command does. `cli.py` names them; heavy modules are loaded here, when a command needs them."""
