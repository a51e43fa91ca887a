@rem Scripts in package.json begin with "exec" so that the shell steps aside and signals reach Node itself.
@rem Windows has no such command and looks here first; there a call is all that is needed.
@%*
