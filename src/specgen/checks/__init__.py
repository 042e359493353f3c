"""What is said of a specification that compiles, or of its configuration.

Each check is one function in a file of its own. It takes what the stages have made,
changes nothing, and speaks through diagnostics.
"""
