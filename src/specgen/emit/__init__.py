"""From the plan to text: one file a kind of module.

Each `emit` function reads the plan and gives views to the templates; none decides
on a name or a module, and none writes a file.
"""
