"""x"""
def setup(app):
    return {}
