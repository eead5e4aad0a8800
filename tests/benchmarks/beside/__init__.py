"""The same export given to other tools, each as a program of its own, to know what a second is worth."""
