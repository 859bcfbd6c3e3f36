"""How far the translations are: `make progress`, `make progress FORMAT=json`.

`gathering` compares the text with the catalogs, as they are and as `make catalogs` would leave
them; `table` and `document` show it to people and to programs. Catalogs are only read.
"""
