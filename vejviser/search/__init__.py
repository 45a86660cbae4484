"""Finding: analysis of Danish words, the index, ranking, filters and reasons.

Only this package imports Whoosh. It may import ``domain`` and ``errors``, never ``storage`` or ``ui``.
"""
