"""`plango-lint init`: what lies in a folder, the settings that follow from it, and the questions that are left.

looking    a folder -> its files as read
facts      files -> what they say about the administration, as plain values
proposing  facts -> settings with their reasons; pure
asking     what only the owner knows
writing    settings -> plango-lint.toml, with comments
"""
