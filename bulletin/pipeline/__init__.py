"""The order of the stages, and each stage's work through the memo and all cores.

    run         the order of the stages; `request` holds what is asked and what comes of it

    surveying   all that is known before a page is drawn, by way of
      parsing     texts, one answer a file
      checking    rules within stories, one answer a story
    drawing     pages, by the keys that `framing` makes of a page and of the texts it shows
    indexing    the files of the search, which `patching` makes from the index before
    pictures    the files of pictures
    losses      what is said of an item whose worker died

    unchanged   a build that was made before, found without parsing: imports as little as it can
    known       what is kept of a build for that; `marks` tell its files without reading them
    retelling   a build that was made before but for the text of a few stories

    first       for the preview: the page just saved, shown before the build is through
    comparing   for the preview: a story's languages beside each other

The stages know nothing of all this: they are pure functions, or read and write what they are told.
"""
